/** `memopress diff`: sides that are files or revisions, what is written, and what cannot be compared. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { saidOfBoth } from '../scripts/diff/editions-said.ts'
import type { Message } from '../scripts/message.ts'
import { memopress } from './cli.ts'

const old = `---
date: 2025年10月
convenors: [东湖中心]
domains: { energy: 能源 }
---

# 港口对话

双方于2025年10月会谈，就能源与航运交换了意见。

## 能源

双方讨论了储能与电网安全，并回顾了去年的试点。

### 建议：

- 两国应扩大储能试点，并公布结果。 <!-- unit id=storage -->
- 两国应建立电网事故通报机制。 <!-- unit id=grid -->
`
const own = old
  .replace('2025年10月\nconvenors', '2026年1月\nconvenors')
  .replace('并公布结果', '并每年公布结果')
  .replace('- 两国应建立电网事故通报机制。 <!-- unit id=grid -->\n', '')

const folder = mkdtempSync(join(tmpdir(), 'memopress-diff-'))
const repository = join(folder, 'repository')
const bare = join(folder, 'bare')
afterAll(() => rmSync(folder, { recursive: true }))

const author = ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org']
const inGit = (...args: readonly string[]) =>
  execFileSync('git', [...author, ...args], { cwd: repository, stdio: 'ignore' })
const commit = (text: string, tag: string) => {
  writeFileSync(join(repository, 'source/memo.md'), text)
  inGit('add', '.')
  inGit('commit', '-m', tag)
  inGit('tag', tag)
}

mkdirSync(join(repository, 'source'), { recursive: true })
mkdirSync(bare)
inGit('init', '--quiet')
writeFileSync(join(repository, 'notes.txt'), 'x')
inGit('add', '.')
inGit('commit', '-m', 'begun')
inGit('tag', 'before')
commit(old, 'agreed')
commit(own, 'revised')
writeFileSync(join(bare, 'old.md'), old)
writeFileSync(join(bare, 'new.md'), own)
writeFileSync(join(bare, 'wrong.md'), '# 对话\n\n文字。\n\n<div>x</div>\n')
writeFileSync(join(bare, 'other.md'), '# 渔业纪要\n\n船长们谈了休渔期。\n')
writeFileSync(
  join(bare, 'english.md'),
  '---\nlang: en\n---\n\n# Port Dialogue\n\nBoth sides met.\n',
)

/** A drawing of one colour. */
const drawing = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="${color}"/></svg>`
const figure = (text: string): string => `${text}\n![储能容量](chart.svg "图 1 容量")\n`
const outlook = '\n## 结论\n\n双方将就储能继续合作。 <!-- unit id=outlook domains=energy -->\n'
for (const [name, color] of [
  ['then', '#888'],
  ['now', '#333'],
] as const) {
  mkdirSync(join(bare, name))
  writeFileSync(join(bare, name, 'memo.md'), figure(old) + (name === 'then' ? outlook : ''))
  writeFileSync(join(bare, name, 'chart.svg'), drawing(color))
}

describe('memopress diff', () => {
  test('compares two revisions of the memo, and differences are no failure', () => {
    const { status, stdout, stderr } = memopress(repository, [
      'diff',
      'agreed',
      'HEAD',
      '--lang',
      'zh',
    ])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual([
      '1.1\t改写\t+ 每年',
      '1.2\t删除\t− 两国应建立电网事故通报机制。',
      ...['changes.pdf', 'redline.pdf', 'redline.docx', 'changes.json'].map(
        (name) => `redline/${name}`,
      ),
      '',
    ])
    for (const name of ['redline.docx', 'redline.pdf', 'changes.pdf'])
      expect(existsSync(join(repository, 'redline', name))).toBe(true)
    const { recommendations } = JSON.parse(
      readFileSync(join(repository, 'redline/changes.json'), 'utf8'),
    )
    expect(recommendations).toMatchObject([
      { id: 'storage', number: '1.1', was: '1.1', changes: ['reworded'] },
      { id: 'grid', number: null, was: '1.2', changes: ['dropped'] },
    ])
  })

  test('asks once what is to be asked of both editions', () => {
    const message = (path: string, en: string, level: 'query' | 'error' = 'query'): Message => ({
      level,
      path,
      rule: 'quotes',
      en,
      zh: en,
    })
    const old = [
      message('HEAD:a.md', 'x'),
      message('HEAD:a.md', 'y'),
      message('HEAD:a.md', 'z', 'error'),
    ]
    const own = [message('a.md', 'x'), message('a.md', 'z', 'error')]
    expect(saidOfBoth({ messages: old }, { messages: own })).toEqual([...old.slice(1), ...own])
  })

  test('a revision and a file, in one format, into another folder', () => {
    const { status, stdout } = memopress(repository, [
      'diff',
      'agreed',
      'source/memo.md',
      '--format',
      'pdf',
      '--out',
      'sent',
      '--json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).written).toEqual([
      'sent/changes.pdf',
      'sent/redline.pdf',
      'sent/changes.json',
    ])
  })

  test('a file that was edited there is not written over', () => {
    writeFileSync(join(repository, 'sent/changes.json'), '{}')
    const { status, stderr } = memopress(repository, [
      'diff',
      'agreed',
      'revised',
      '--format',
      'pdf',
      '--out',
      'sent',
    ])
    expect(status).toBe(1)
    expect(stderr).toMatch(/sent\/changes\.json/)
    expect(readFileSync(join(repository, 'sent/changes.json'), 'utf8')).toBe('{}')
  })

  test('a picture that only the old revision has is the one of then', () => {
    mkdirSync(join(repository, 'source/pictures'))
    writeFileSync(join(repository, 'source/pictures/chart.svg'), drawing('#888'))
    commit(figure(old).replace('chart.svg', 'pictures/chart.svg'), 'pictured')
    rmSync(join(repository, 'source/pictures'), { recursive: true })
    commit(own, 'unpictured')
    const { status, stderr } = memopress(repository, [
      'diff',
      'pictured',
      'unpictured',
      '--out',
      'pictured',
    ])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const { units } = JSON.parse(readFileSync(join(repository, 'pictured/changes.json'), 'utf8'))
    expect(units).toContainEqual(expect.objectContaining({ type: 'figure', changes: ['dropped'] }))
  })

  test.each([
    ['no-such-edition', repository, ['agreed', 'nowhere']],
    ['no-such-edition', repository, ['--memo', 'source/memo.md', 'agreed', 'agreed..revised']],
    ['memo-not-in-revision', repository, ['before', 'revised']],
    ['no-history', bare, ['--memo', 'old.md', 'agreed', 'new.md']],
    ['raw-html', bare, ['old.md', 'wrong.md']],
  ])('%s: which side is wrong, and nothing is written', (rule, cwd, args) => {
    const { status, stderr } = memopress(cwd, ['diff', ...args, '--out', 'none'])
    expect({ status, said: stderr.match(/\(([\w-]+)\)/g) }).toEqual({
      status: 1,
      said: [`(${rule})`],
    })
    expect(existsSync(join(cwd, 'none'))).toBe(false)
  })

  test('editions of two languages are asked about, and compared', () => {
    const { status, stderr } = memopress(bare, ['diff', 'old.md', 'english.md', '--format', 'pdf'])
    expect(status).toBe(0)
    expect(stderr).toMatch(/\(other-languages\)/)
  })

  test('editions that have nothing in common are asked about, and compared', () => {
    const { status, stderr } = memopress(bare, [
      'diff',
      'old.md',
      'other.md',
      '--format',
      'pdf',
      '--out',
      'other',
    ])
    expect(status).toBe(0)
    expect(stderr).toMatch(/\(nothing-in-common\)/)
  })

  test('a picture of one name that is another one now is struck, and the new one set', () => {
    const args = [
      'diff',
      'then/memo.md',
      'now/memo.md',
      '--format',
      'pdf',
      '--out',
      'pictures',
      '--only',
      'energy',
      '--json',
    ]
    const { status, stdout } = memopress(bare, args)
    expect(status).toBe(0)
    expect(JSON.parse(stdout).changes.units).toMatchObject([
      { type: 'figure', changes: ['dropped'] },
      { type: 'figure', changes: ['new'] },
      { type: 'section', changes: ['dropped'] },
      { id: 'outlook', changes: ['dropped'] },
    ])
    // What is struck in a handout is struck with the section that it was taken from.
    expect(existsSync(join(bare, 'pictures/extracts/energy.pdf'))).toBe(true)
  })

  test('one edition is not enough', () => {
    const { status, stderr } = memopress(bare, ['diff', 'old.md'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/\(missing-edition\)/)
  })
})
