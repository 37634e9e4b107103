/** `memopress verify` where proofs take longer than there is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ProverOf } from '../scripts/check/prove.ts'
import { readKit } from '../scripts/commands/read.ts'
import { verifySet } from '../scripts/commands/verify.ts'
import { memopress } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Proves until it is stopped. */
const endless: ProverOf = (_, signal) => () =>
  new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)))

test('that proofs take too long is said', async () => {
  const [file, out] = [join(folder, 'memo.md'), join(folder, 'out')]
  writeFileSync(file, '# 备忘录\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n')
  expect(memopress(folder, ['build', file, '--only', 'brief']).status).toBe(0)
  const seconds = { read: 10, build: 3 }
  const set = { out, file, seconds, kitIn: readKit, proverOf: endless }
  const { messages } = await verifySet(set)
  expect(messages).toMatchObject([{ rule: 'too-slow' }])
}, 60_000)
