/** Word copies that are made elsewhere: what becomes of them in a build. */
import { expect, test } from 'vitest'
import type { MakeWord, Prove } from '../scripts/proof/prove.ts'
import { build } from '../scripts/build/build.ts'
import { fontStoreOf } from '../scripts/fonts/font-store.ts'
import { inputOf } from '../scripts/project/read-input.ts'
import { readResources } from '../scripts/project/resources.ts'
import { deadlineIn, late } from '../scripts/build/deadline.ts'
import { home } from '../scripts/files.ts'
import { buildMemo, readMemo } from './whole.ts'

const { memo, text } = readMemo('# 备忘录\n\n引言一段。\n\n## 能源\n\n正文一段。\n')

const sound: Prove = async () => []
const made = (makeWord: MakeWord): Prove => Object.assign(async () => [], { makeWord })
const bytes = Buffer.from('a Word copy')
const found = { level: 'error' as const, rule: 'of-the-copy', path: 'memo.md', en: '', zh: '' }

test('the copy and what was found in it are those of the build, in the order of the plan', async () => {
  const prove = made(async ({ path }) => ({ bytes, messages: path === 'memo.docx' ? [found] : [] }))
  const { artifacts, messages } = await buildMemo(memo!, text, { prove: () => prove })
  expect(artifacts.map(({ file }) => file.path)).toEqual(['memo.pdf', 'memo.docx', 'memo.json'])
  expect(artifacts[1]).toMatchObject({ bytes, file: { size: bytes.length } })
  expect(messages).toContainEqual(found)
})

test('pages are drawn while the copy is made', async () => {
  const order: string[] = []
  let resolve = (): void => {}
  const isDrawn = new Promise<void>((done) => (resolve = done))
  const makeWord: MakeWord = async () => {
    order.push('begun')
    await isDrawn
    order.push('made')
    return { bytes, messages: [] }
  }
  const prove: Prove = Object.assign(
    async () => {
      order.push('drawn')
      resolve()
      return []
    },
    { makeWord },
  )
  await buildMemo(memo!, text, { prove: () => prove })
  expect(order).toEqual(['begun', 'drawn', 'made'])
})

test.each([
  ['alone', ['docx' as const]],
  ['beside the pages', []],
])('a copy that cannot be made, %s, fails the build and nothing else', async (_, formats) => {
  const fault = new Error('of the thread')
  const prove = made(() => Promise.reject(fault))
  await expect(buildMemo(memo!, text, { prove: () => prove, formats })).rejects.toBe(fault)
  // Somebody waits for whatever failed: what nobody waits for would end the process now.
  await new Promise((resolve) => setTimeout(resolve, 20))
})

test('a proof that is made here has to end in time', async () => {
  const resources = readResources(home).value!
  const source = { path: 'memo.md', folder: '.', text, hash: '0'.repeat(64), memo: memo! }
  const endless: Prove = async () => {
    for (;;);
  }
  const selection = { only: ['brief'], formats: [] }
  const helpers = { isFresh: () => null, prover: () => endless, deadline: deadlineIn(3) }
  const built = build(
    inputOf(source, resources).value!,
    selection,
    fontStoreOf(resources.fonts),
    helpers,
  )
  await expect(built).rejects.toBe(late)
})

test('where nobody else makes copies they are made here', async () => {
  const { artifacts } = await buildMemo(memo!, text, { prove: () => sound })
  expect(Buffer.from(artifacts[1]!.bytes!).toString('latin1', 0, 2)).toBe('PK')
})
