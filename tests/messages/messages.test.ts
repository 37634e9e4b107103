/** The page of all messages, `.github/MESSAGES.md`: `npx vitest run tests/messages -u` writes it anew. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { exampleOf, made, page, written } from './page.ts'
import { unmade } from './unmade.ts'

test('no message is missing', () => {
  const missing = written.filter((text) => !exampleOf(text)).map(({ en }) => en)
  expect(missing.filter((text) => !unmade.some(({ en }) => text.startsWith(en)))).toEqual([])
  expect(unmade.filter(({ en }) => !missing.some((text) => text.startsWith(en)))).toEqual([])
})

test('the page of all messages is up to date', async () => {
  await expect(page()).toMatchFileSnapshot(join(home, '.github/MESSAGES.md'))
})

test('every message says the same in both languages, and ends without a full stop', () => {
  for (const { message } of made) {
    expect(message.zh).toMatch(/\p{Script=Han}/u)
    expect(message.en).not.toMatch(/\.$|。/)
    expect(message.zh).not.toMatch(/。$/)
  }
})
