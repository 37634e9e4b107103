/**
 * Input made to break a build, through the command line with a gigabyte of heap: a proved set, or exit
 * code 1 with a message at its line, no stack trace, and `out/` as it was (P1, P4, P5).
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../scripts/limits.ts'
import { sha256 } from '../scripts/files.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'memopress-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Only against a hang: what a build may take is `limits.seconds`. */
const guard = 600_000
/** The usual time of a build for reading, too, so that a busy machine meets the limits of size before that of time. */
const patient = ['--deadline', String(limits.seconds.build)]

const build = (project: string, source: string | Uint8Array, ...options: readonly string[]) => {
  mkdirSync(join(project, 'source'), { recursive: true })
  writeFileSync(join(project, 'source/memo.md'), source)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=1024', join(root, 'dist/cli.cjs'), 'build', ...options],
    {
      cwd: project,
      encoding: 'utf8',
      timeout: guard,
      env: { ...process.env, LC_ALL: 'C' },
    },
  )
  // Below the messages stands their count.
  return { status, stdout, messages: stderr.split('\n\n')[0]!.split('\n').filter(Boolean) }
}

const hashesIn = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(out.length), sha256(readFileSync(path))]),
  )

const memo = (text: string): string => `# Title\n\nText.\n\n${text}\n`
const counted = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const row = (count: number, cell: (i: number) => string): string =>
  `|${counted(count, (i) => ` ${cell(i)} |`)}\n`
const prose = 'The parties will meet again in spring. 双方同意明年春天再次会面。 '

describe('a build of what few memos hold', () => {
  test.each<[string, string]>([
    ['a paragraph of 100,000 characters', prose.repeat(1700)],
    ['a word of 100,000 letters', 'a'.repeat(100_000)],
    ['a cell of 100,000 characters', `| a | b |\n| - | - |\n| ${prose.repeat(1700)} | c |`],
    ['a note of 100,000 characters', `a[^1]\n\n[^1]: ${prose.repeat(1700)}`],
    ['a heading of 20,000 characters', `## ${'word '.repeat(4000)}\n\ntext`],
    ['a head of a table taller than a page', `| ${prose.repeat(60)} | b |\n| - | - |\n| c | d |`],
    ['a code line of 100,000 characters', `\`\`\`\n${'x = y; '.repeat(15_000)}\n\`\`\``],
    ['code of 5,000 lines', `\`\`\`\n${counted(5000, (i) => `x = ${i};\n`)}\`\`\``],
    ['a list of 500 items', counted(500, (i) => `- item ${i}\n`)],
    ['a table of 2,000 rows', `| a | b |\n| - | - |\n${counted(2000, (i) => `| ${i} | c |\n`)}`],
    ['a table of 200 columns', row(200, (i) => `h${i}`) + row(200, () => '-') + row(200, String)],
    ['500 headings', counted(500, (i) => `## Heading ${i}\n\ntext\n\n`)],
    [
      '500 notes in a paragraph',
      counted(500, (i) => `a${i}[^${i}] `) +
        '\n\n' +
        counted(500, (i) => `[^${i}]: Note ${i}.\n\n`),
    ],
    ['10 levels of lists', counted(10, (i) => `${'  '.repeat(i)}- level ${i}\n`)],
    [
      'fields for Word',
      'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"\n\n=cmd|"/C calc"!A0\n\n{ INCLUDETEXT "file" }',
    ],
  ])('%s is proved', (name, text) => {
    const project = join(folder, name)
    const { status, stdout, messages } = build(project, memo(text), '--only', 'brief', ...patient)
    // The text is in two languages by halves, which may be asked about.
    expect(messages.filter((line) => !line.endsWith('(unclear-language)'))).toEqual([])
    expect(status).toBe(0)
    expect(stdout).toMatch(/memo\.pdf[^]*memo\.docx/)
  })
})

describe('a build that is refused', () => {
  const set = join(folder, 'set')
  beforeAll(() => {
    expect(build(set, memo('A good memo.')).status).toBe(0)
  })

  test.each<[rule: string, source: string | Uint8Array]>([
    ['too-large', memo('a b c\n\n'.repeat(800_000))],
    ['too-long-text', memo('a'.repeat(300_000))],
    ['too-many-items', memo(counted(limits.listItems + 1, (i) => `- item ${i}\n`))],
    ['too-many-rows', memo(`| a |\n| - |\n${'| b |\n'.repeat(limits.tableRows + 1)}`)],
    ['too-many-lines', memo(`\`\`\`\n${'a\n'.repeat(limits.codeLines + 1)}\`\`\``)],
    ['too-many-links', memo('<http://example.org>\n\n'.repeat(limits.links + 1))],
    ['too-many-headings', memo(counted(limits.headings + 1, (i) => `## Heading ${i}\n\n`))],
    ['too-many-texts', memo('a\n\n'.repeat(limits.texts + 1))],
    [
      'too-many-domains',
      memo(counted(limits.domains + 1, (i) => `## A${i}\n\n### Recommendations\n\n- b\n\n`)),
    ],
    ['too-much', memo(`| a | b |\n| - | - |\n${'| c | d |\n'.repeat(50_000)}`)],
    ['ragged-row', memo(`| a | b |\n| - | - |\n${'|'.repeat(100_000)}`)],
    ['too-deep', memo('> '.repeat(10_000) + 'a')],
    ['too-deep', memo(counted(11, (i) => `${'  '.repeat(i)}- level ${i}\n`))],
    ['link-scheme', memo('[a](javascript:alert(1))')],
    ['link-scheme', memo('[a](file:///etc/passwd)')],
    ['image-path', memo('![a](../../../../etc/passwd)')],
    ['image-path', memo('![a](https://example.org/a.png)')],
    ['raw-html', memo('<script>alert(1)</script>')],
    ['forbidden-character', memo('a\u0000b')],
    ['forbidden-character', memo('a\u202eb')],
    ['missing-glyph', memo('a \u{2A6D7} b')],
    ['not-utf-8', Buffer.from([0x23, 0x20, 0x41, 0x0a, 0x0a, 0xff, 0xfe, 0x41])],
    ['unsupported-in-note', memo('a[^1]\n\n[^1]: b\n\n    ![c](d.png)')],
  ])('%s: at its line, with the set as it was', (rule, source) => {
    const project = mkdtempSync(join(folder, `${rule}-`))
    cpSync(join(set, 'out'), join(project, 'out'), { recursive: true })
    const before = hashesIn(join(project, 'out'))
    const { status, messages } = build(project, source, ...patient)
    expect(status).toBe(1)
    expect(messages.some((line) => line.endsWith(`(${rule})`))).toBe(true)
    const place = rule === 'too-large' ? '' : String.raw`:\d+:\d+`
    for (const line of messages)
      expect(line).toMatch(
        new RegExp(String.raw`^source/memo\.md${place} {2}\P{Cc}+\([a-z0-9-]+\)$`, 'u'),
      )
    expect(hashesIn(join(project, 'out'))).toEqual(before)
  })

  test.each([
    ['raw-html', '<b> '.repeat(1500)],
    ['missing-glyph', counted(1500, (i) => `\u{2A6D7} ${i}\n\n`)],
    ['image-path', counted(1500, (i) => `![a](../${i}.png)\n\n`)],
  ])('%s by the thousand: the first twenty, and how many more', (rule, text) => {
    const { status, messages } = build(mkdtempSync(join(folder, 'many-')), memo(text))
    expect(status).toBe(1)
    expect(messages.filter((line) => line.endsWith(`(${rule})`))).toHaveLength(21)
    expect(
      messages.filter((line) => line.includes(' 1480 more like the ones above ')),
    ).toHaveLength(1)
  })

  test('more documents than a set may have', () => {
    const project = mkdtempSync(join(folder, 'documents-'))
    mkdirSync(join(project, 'templates'))
    writeFileSync(join(project, 'templates/more.yaml'), 'extends: handout\npath: more/{domain}\n')
    const domains = counted(limits.domains, (i) => `## A${i}\n\n### Recommendations\n\n- b\n\n`)
    const { status, messages } = build(project, memo(domains))
    expect(status).toBe(1)
    expect(messages).toEqual([
      expect.stringMatching(/^source\/memo\.md {2}.*\(too-many-documents\)$/),
    ])
  })

  test('more time allows more', () => {
    const project = mkdtempSync(join(folder, 'more-'))
    const headings = memo(counted(limits.headings + 1, (i) => `## Heading ${i}\n\n`))
    const options = ['--deadline', '240', '--only', 'brief', '--format', 'docx']
    expect(build(project, headings, ...options).messages).toEqual([])
  })

  test('a deadline that passes leaves the set as it was', () => {
    const before = hashesIn(join(set, 'out'))
    const body = memo(counted(1500, (i) => `Paragraph ${i}. ${prose.repeat(3)}\n\n`))
    const slow = `---\nlang: en\n---\n\n${body}`
    const { status, messages } = build(set, slow, '--deadline', '1')
    expect(messages).toEqual([
      expect.stringMatching(/^source\/memo\.md {2}.* 1 seconds .*\(too-slow\)$/),
    ])
    expect(status).toBe(1)
    expect(hashesIn(join(set, 'out'))).toEqual(before)
  })

  test.each(['0', '-1', 'soon', '1.5', ''])('a deadline of “%s” is not understood', (deadline) => {
    expect(build(set, memo('Text.'), `--deadline=${deadline}`).status).toBe(2)
  })
})
