/** Characters that the main faces lack: found in another face, or refused with a font that has them. */
import { expect, test } from 'vitest'
import { openArtifact } from '../scripts/proof/opened.ts'
import { errorsOf, whole } from './whole.ts'

const memo = (body: string): string => `---\ntitle: T\nlang: zh-CN\n---\n\n${body}\n`

const textOf = async (body: string) => {
  const { artifacts, messages } = await whole(memo(body), { formats: ['pdf'] })
  expect(errorsOf(messages)).toEqual([])
  const { bytes } = artifacts.find(({ file }) => file.format === 'pdf')!
  return openArtifact('pdf', bytes!)
    .reading()
    .body.map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, '')
}

const everywhere = (text: string): string =>
  `## ${text}\n\n${text}**${text}**\n\n- *${text}*\n\n| ${text} |\n| - |\n| ${text} |`

test('characters of GBK are printed in every style', async () => {
  const text = '囧龘頔鿔郞壿'
  const read = await textOf(everywhere(text))
  // One glyph stands for 郞 and 郎: the page has the font's form.
  expect(read.match(/囧龘頔鿔/g)).toHaveLength(6)
})

test('signs and emoji are printed in every style', async () => {
  const read = await textOf(everywhere('✔✗✅❌📈🚀🇨🇳👍🏽'))
  expect(read.match(/✔✗✅❌📈🚀🇨🇳👍/gu)).toHaveLength(6)
})

test('a picture of several characters is one glyph, or one for each where the font has no other', async () => {
  expect(await textOf('1️⃣👨‍👩‍👧')).toContain('1️⃣👨👩👧')
})

test('a Han character beyond is refused at its place, with a free font that has it', async () => {
  const { messages } = await whole(memo('人名𠮷。'))
  expect(errorsOf(messages)).toEqual([
    expect.objectContaining({
      rule: 'missing-glyph',
      place: expect.objectContaining({ line: 6, column: 3 }),
      en: expect.stringContaining('such as HanaMinB.ttf of Hanazono'),
      zh: expect.stringContaining('HanaMinB.ttf'),
    }),
  ])
})

test('no font of signs is named for a character of another writing', async () => {
  const { messages } = await whole(memo('ก'))
  expect(errorsOf(messages).map(({ en }) => en)).toEqual([expect.not.stringContaining('Hanazono')])
})
