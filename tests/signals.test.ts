/** Ctrl-C: quick where nothing has been changed yet, and never in the middle of changing it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-signals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const endOf = async (child: ReturnType<typeof spawn>) => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { code, signal }
}

describe.skipIf(process.platform === 'win32')('a signal', { timeout: 60_000 }, () => {
  test('ends a build at once, while it lays out pages, and leaves nothing', async () => {
    mkdirSync(join(folder, 'source'))
    const prose = '双方就此交换了意见，并同意继续讨论。'.repeat(30)
    const memo = `# 备忘录\n\n${`${prose}\n\n`.repeat(200)}`
    writeFileSync(join(folder, 'source/memo.md'), memo)
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'build'], {
      cwd: folder,
      stdio: 'ignore',
    })
    await setTimeout(700)
    child.kill('SIGINT')
    expect(await endOf(child)).toEqual({ code: null, signal: 'SIGINT' })
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s waits for what may not be cut off',
    async (name) => {
      const file = join(folder, name)
      const from = pathToFileURL(join(root, 'scripts/publish/uninterrupted.ts')).href
      const work = `
      import { writeFileSync } from 'node:fs'
      import { setTimeout } from 'node:timers/promises'
      import { uninterrupted } from ${JSON.stringify(from)}
      await uninterrupted(async (signal) => {
        console.log('begun')
        await setTimeout(400)
        writeFileSync(${JSON.stringify(file)}, String(signal.aborted))
      })
      await setTimeout(5000)
      writeFileSync(${JSON.stringify(file)}, 'went on')`
      const args = ['--import', 'tsx', '--input-type=module', '--eval', work]
      const child = spawn(process.execPath, args, {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      child.kill(name)
      child.kill(name)
      expect(await endOf(child)).toEqual({ code: null, signal: name })
      expect(readFileSync(file, 'utf8')).toBe('true')
    },
  )
})
