/** `memopress watch`: builds on every save, however an editor saves, and keeps the last good set. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { memopress, root } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-watch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source = join(folder, 'source/memo.md')
const memo = (text: string): string =>
  `# 备忘录\n\n${text}\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n`
const textOf = (): string => {
  const file = join(folder, 'out/memo.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Some editors write into the file, others put a new one in its place. */
const saves = {
  'into the file': (text: string) => writeFileSync(source, text),
  'as a new file': (text: string) => {
    writeFileSync(`${source}.new`, text)
    renameSync(`${source}.new`, source)
  },
}

test('every save is built, and a bad one changes nothing', { timeout: 120_000 }, async () => {
  mkdirSync(join(folder, 'source'))
  writeFileSync(source, memo('第一稿。'))
  const child = spawn(process.execPath, [join(root, 'dist/cli.cjs'), 'watch'], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const until = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error(`ended before ${wanted}`)
      if (wanted.test(value)) return value
    }
  }
  /** Saves again and again, faster than anything is built; the last text is the one that stays. */
  const storm = async (name: string): Promise<void> => {
    for (let at = 0; at < 40; at++) {
      saves[at % 3 ? 'as a new file' : 'into the file'](memo(`${name} ${at}。`))
      await setTimeout(at % 5 ? 10 : 90)
    }
    while (!textOf().includes(`${name} 39。`)) await until(/ms\t/)
  }
  try {
    await storm('开头')
    await storm('中间')
    for (const [way, save] of Object.entries(saves)) {
      save(memo(`${way} 一。`))
      await until(/ms\t.*memo\.pdf/)
      expect(textOf()).toContain(`${way} 一。`)
      save(memo('<b>坏</b>'))
      await until(/^The last good set stays/)
      expect(textOf()).toContain(`${way} 一。`)
      save(memo(`${way} 二。`))
      await until(/ms\t.*memo\.pdf/)
      expect(textOf()).toContain(`${way} 二。`)
    }
  } finally {
    child.kill('SIGINT')
    await once(child, 'exit')
  }
  expect(memopress(folder, ['verify']).stdout).toMatch(/every unit accounted for/)
})
