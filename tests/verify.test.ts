/** What `memopress verify` does with the proofs of others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Proved, ProverOf } from '../scripts/proof/prove.ts'
import { checkSource } from '../scripts/proof/source.ts'
import { readResources } from '../scripts/project/read.ts'
import { verifySet } from '../scripts/sets/verify-set.ts'
import { memopress } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Proves until it is stopped. */
const endless: ProverOf = (_, signal) => () =>
  new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)))

vi.mock('../scripts/proof/source.ts', { spy: true })

const [file, out] = [join(folder, 'memo.md'), join(folder, 'out')]
const set = { out, file, project: folder, resourcesIn: readResources }
beforeAll(() => {
  writeFileSync(file, '# 备忘录\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n')
  expect(memopress(folder, ['build', file, '--only', 'brief']).status).toBe(0)
}, 60_000)

test('that proofs take too long is said', async () => {
  const { messages } = await verifySet({
    ...set,
    seconds: { read: 10, build: 3 },
    proverOf: endless,
  })
  expect(messages).toMatchObject([{ rule: 'too-slow' }])
}, 60_000)

test('the source is compared with the memo here, and by nobody else', async () => {
  const fault = { level: 'error', rule: 'lost-text', path: 'memo.md', en: '', zh: '' } as const
  vi.mocked(checkSource).mockReturnValueOnce([fault])
  const asked: Proved[] = []
  const proverOf: ProverOf = (of) => {
    asked.push(of)
    return async () => []
  }
  const { messages } = await verifySet({ ...set, seconds: { read: 10, build: 60 }, proverOf })
  expect(messages).toEqual([fault])
  expect(asked).toMatchObject([{ source: null }])
  expect(JSON.stringify(vi.mocked(checkSource).mock.lastCall?.[0].body)).toContain('继续对话')
})
