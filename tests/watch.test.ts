/** `memopress watch`: builds on every save, however an editor saves, and keeps the last good set. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { memopress, root } from './cli.ts'

const folders: string[] = []
afterAll(() => folders.forEach((each) => rmSync(each, { recursive: true, force: true })))

let folder = ''
let source = ''
beforeEach(() => {
  // As the system names it in events.
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'memopress-watch-')))
  folders.push(folder)
  source = join(folder, 'source/memo.md')
  mkdirSync(join(folder, 'source'))
})

const memo = (text: string): string =>
  `# 备忘录\n\n${text}\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n`
const textOf = (): string => {
  const file = join(folder, 'out/memo.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** A command that watches: what it says, line by line, and its end. */
const watching = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(root, 'dist/cli.cjs'), 'watch', ...args], {
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
  const end = async (): Promise<void> => {
    child.kill('SIGINT')
    await once(child, 'exit')
  }
  return { until, end }
}

/** Some editors write into the file, others put a new one in its place. */
const saves = {
  'into the file': (text: string) => writeFileSync(source, text),
  'as a new file': (text: string) => {
    writeFileSync(`${source}.new`, text)
    renameSync(`${source}.new`, source)
  },
}

test('every save is built, and a bad one changes nothing', async () => {
  writeFileSync(source, memo('第一稿。'))
  const { until, end } = watching()
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
    await end()
  }
  expect(memopress(folder, ['verify']).stdout).toMatch(/every unit accounted for/)
})

const drawing = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${color}"/></svg>`

test.each([[[]], [['--poll']]])(
  'folders that come later are watched, and one that is moved away and made again, %j',
  async (args) => {
    const withPicture = memo('正文。\n\n![图](later/deep/a.svg)')
    writeFileSync(source, withPicture)
    const { until, end } = watching('--only', 'brief', '--format', 'docx', ...args)
    try {
      await until(/^Watching/)
      // A picture in a folder that is made after the start.
      mkdirSync(join(folder, 'source/later/deep'), { recursive: true })
      writeFileSync(join(folder, 'source/later/deep/a.svg'), drawing('#000000'))
      await until(/ms\t.*memo\.docx/)
      writeFileSync(join(folder, 'source/later/deep/a.svg'), drawing('#ff0000'))
      await until(/ms\t.*memo\.docx/)
      // Templates of the project's own.
      mkdirSync(join(folder, 'templates'))
      const brief = readFileSync(join(root, 'templates/brief.yaml'), 'utf8')
      writeFileSync(
        join(folder, 'templates/brief.yaml'),
        brief.replace(/^path: .*$/m, 'path: renamed'),
      )
      await until(/ms\t.*renamed\.docx/)
      // As a checkout of another branch does.
      renameSync(join(folder, 'source'), join(folder, 'aside'))
      await until(/^The last good set stays/)
      cpSync(join(folder, 'aside'), join(folder, 'source'), { recursive: true })
      writeFileSync(source, memo('另一分支。'))
      await until(/ms\t.*renamed\.docx/)
      expect(textOf()).toContain('另一分支。')
      writeFileSync(source, memo('又一稿。'))
      await until(/ms\t.*renamed\.docx/)
      expect(textOf()).toContain('又一稿。')
    } finally {
      await end()
    }
  },
)
