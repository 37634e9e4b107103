import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test, vi } from 'vitest'
import { threadedProver } from '../scripts/build/proof-thread.ts'
import { run } from '../scripts/cli/main.ts'

const root = join(import.meta.dirname, '..')
const out = mkdtempSync(join(tmpdir(), 'memory-'))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(out, { recursive: true })
})

test('a proof that takes more memory than it may is a message, and nothing is written', async () => {
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const small = threadedProver(
    () =>
      new Worker(join(root, 'dist/worker.js'), { resourceLimits: { maxOldGenerationSizeMb: 12 } }),
  )
  const code = await run(
    ['build', join(root, 'source/memo.md'), '--out', out, '--lang', 'en'],
    small,
  )
  expect(code).toBe(1)
  expect(said.join('')).toMatch(
    /^memopress build {2}error: The proof took more than 1536 MB of memory and was given up; expected a smaller memo: split it \(too-large\)$/m,
  )
  expect(readdirSync(out)).toEqual([])
})
