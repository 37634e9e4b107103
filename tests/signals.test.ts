/** Ctrl-C: quick where nothing has been changed yet, and never in the middle of changing it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-signals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const endOf = async (child: ReturnType<typeof spawn>) => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { code, signal }
}

/** Tells when a process begins and ends to lay out its first document, in the fourth script of `vm` it runs. */
const preload = `
  import vm from 'node:vm'
  const run = vm.runInContext
  let runs = 0
  vm.runInContext = (...args) => {
    if (++runs !== 4) return run(...args)
    process.send('begun')
    const result = run(...args)
    process.send('done')
    return result
  }
  (await import('node:module')).syncBuiltinESMExports()`

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test('ends a build at once, while it lays out pages, and leaves nothing', async () => {
    mkdirSync(join(folder, 'source'))
    const prose = '双方就此交换了意见，并同意继续讨论。'.repeat(30)
    const memo = `# 备忘录\n\n${`${prose}\n\n`.repeat(300)}`
    writeFileSync(join(folder, 'source/memo.md'), memo)
    writeFileSync(join(folder, 'preload.mjs'), preload)
    const args = ['--import', join(folder, 'preload.mjs'), join(root, 'dist/cli.cjs'), 'build']
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const told: unknown[] = []
    child.on('message', (message) => told.push(message))
    await once(child, 'message')
    child.kill('SIGINT')
    expect(await endOf(child)).toEqual({ code: null, signal: 'SIGINT' })
    expect(told).toEqual(['begun'])
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  const waiting = 'await setTimeout(400)'
  const busy = 'for (const end = performance.now() + 400; performance.now() < end; );'
  test.each([
    ['SIGINT', 'waits', waiting],
    ['SIGTERM', 'waits', waiting],
    ['SIGINT', 'waits for nothing', busy],
    ['SIGTERM', 'waits for nothing', busy],
  ] as const)('%s does not cut off work that %s, and is not forgotten', async (name, _, lasts) => {
    const file = join(folder, `${name} ${lasts.length}`)
    const from = pathToFileURL(join(root, 'scripts/publish/uninterrupted.ts')).href
    const work = `
      import { writeFileSync } from 'node:fs'
      import { setTimeout } from 'node:timers/promises'
            import { uninterrupted } from ${JSON.stringify(from)}
      await uninterrupted(async () => {
        process.send('begun')
        ${lasts}
        writeFileSync(${JSON.stringify(file)}, 'done')
      })
      await setTimeout(5000)
      writeFileSync(${JSON.stringify(file)}, 'went on')`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', work]
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await once(child, 'message')
    child.kill(name)
    child.kill(name)
    expect(await endOf(child)).toEqual({ code: null, signal: name })
    expect(readFileSync(file, 'utf8')).toBe('done')
  })
})
