/** What `memopress verify` does with the proofs of others. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { descendants, parse } from '../scripts/markdown/markdown.ts'
import { proverOf, type ProverOf } from '../scripts/proof/prove.ts'
import { readResources } from '../scripts/project/resources.ts'
import { verifySet } from '../scripts/sets/verify-set.ts'
import { memopress } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Proves until it is stopped. */
const endless: ProverOf = (_, signal) => () =>
  new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)))

vi.mock('../scripts/markdown/markdown.ts', { spy: true })
const { parse: markdown } = await vi.importActual<typeof import('../scripts/markdown/markdown.ts')>(
  '../scripts/markdown/markdown.ts',
)

const [file, out] = [join(folder, 'agreed.md'), join(folder, 'out')]
const set = { out, file, project: folder, resourcesIn: readResources }
beforeAll(() => {
  writeFileSync(file, '# 备忘录\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n')
  expect(memopress(folder, ['build', file, '--only', 'brief']).status).toBe(0)
})

test('that proofs take too long is said', async () => {
  const { messages } = await verifySet({
    ...set,
    seconds: { read: 10, build: 3 },
    proverOf: endless,
  })
  expect(messages).toMatchObject([{ rule: 'too-slow' }])
})

test('the source is read by the parser of the proof: that of the memo does not vouch for itself', async () => {
  vi.mocked(parse).mockImplementationOnce((source) => {
    const tree = markdown(source)
    for (const { node } of descendants(tree))
      if (node.type === 'text') node.value = node.value.replace('继续对话', '停止对话')
    return tree
  })
  const { messages } = await verifySet({ ...set, seconds: { read: 10, build: 60 }, proverOf })
  expect(messages.map(({ rule, place }) => [rule, place?.line])).toContainEqual(['changed-text', 7])
})

test('a set that no memo is found for asks for it to be named', async () => {
  rmSync(join(out, '.memopress'), { recursive: true })
  const moved = join(folder, 'moved.md')
  renameSync(file, moved)
  const seconds = { read: 10, build: 60 }
  const lost = await verifySet({ ...set, file: null, seconds, proverOf })
  expect(lost.messages).toMatchObject([{ rule: 'unknown-memo' }])
  const named = await verifySet({ ...set, file: moved, seconds, proverOf })
  expect(named.messages).toEqual([])
})
