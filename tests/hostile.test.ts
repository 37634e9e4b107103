/**
 * Input made to break the reader. Whatever it is, there is a memo, or an error at its line; nothing
 * throws, and nothing takes ten seconds (P1, P4, P15, P23).
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../scripts/markdown/decode.ts'
import { readText } from '../scripts/project/read-text.ts'
import { formatMessage } from '../scripts/message.ts'
import type { Message, Report } from '../scripts/message.ts'

/** Findings about the file as a whole have no line. */
const ofTheFile = new Set(['too-large', 'not-utf-8'])

/** More than is usual: the reader keeps its promise where a deadline allows more. */
const allowed = 4 * 1024 * 1024

/** Rules of the errors, or none for a memo; every message has a place and one clean line per language. */
const read = (source: string | Uint8Array): readonly string[] => {
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path: 'memo.md', ...message })
  const text = decode(typeof source === 'string' ? Buffer.from(source) : source, report, allowed)
  const memo = text === null ? null : readText(text, report).memo
  if (memo) JSON.stringify(memo)
  const errors = messages.filter(({ level }) => level === 'error')
  expect(errors.length > 0).toBe(memo === null)
  for (const message of messages) {
    if (!ofTheFile.has(message.rule)) expect(message.place, message.rule).toBeDefined()
    for (const language of ['en', 'zh'] as const)
      expect(formatMessage(message, language)).toMatch(/^memo\.md(?::\d+:\d+)? {2}[^\p{Cc}]+$/u)
  }
  return [...new Set(errors.map(({ rule }) => rule))]
}

const memo = (text: string, front = ''): string =>
  `${front && `---\n${front}\n---\n`}# Title\n\n${text}`
const counted = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

describe('more than a memo has', () => {
  test.each<[string, string]>([
    ['10,000 quotes inside each other', '> '.repeat(10_000) + 'a'],
    ['10,000 items inside each other', counted(10_000, (i) => `${' '.repeat(2 * (i % 400))}- a\n`)],
    ['10,000 items on one line', '- '.repeat(10_000) + 'a'],
    ['10,000 emphases inside each other', '*a **b '.repeat(5000) + 'c** d*'.repeat(5000)],
    ['10,000 brackets inside each other', '['.repeat(10_000) + 'a' + ']'.repeat(10_000)],
    ['10,000 pictures inside each other', '!['.repeat(10_000) + 'a' + '](b)'.repeat(10_000)],
    ['a heading in 10,000 quotes', '>'.repeat(10_000) + '# a'],
  ])('%s are refused', (_, text) => {
    expect(read(memo(text))).toEqual([expect.stringMatching(/^too-(?:deep|many-marks|much)$/)])
  })

  test.each<[string, string]>([
    ['a line of a million letters', 'a'.repeat(1_000_000)],
    ['a line of a million ideographs', '文'.repeat(1_000_000)],
    ['a line of a million spaces', `a${' '.repeat(1_000_000)}b`],
    ['a heading of a million letters', `## ${'a'.repeat(1_000_000)}`],
    ['a code line of a million letters', `\`\`\`\n${'a'.repeat(1_000_000)}\n\`\`\``],
    ['an address of a million letters', `<https://example.org/${'a'.repeat(1_000_000)}>`],
    ['a cell of a million letters', `| a |\n| - |\n| ${'b'.repeat(1_000_000)} |`],
  ])('%s is refused', (_, text) => {
    expect(read(memo(text))).toEqual(['too-long-text'])
  })

  test.each<[string, string]>([
    ['a million blank lines', '\n'.repeat(1_000_000) + 'a'],
    ['a table of 100,000 rows', '| a | b |\n| - | - |\n' + '| c | d |\n'.repeat(100_000)],
    [
      'a table of 5,000 columns',
      `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n|${'b|'.repeat(5000)}`,
    ],
    ['30,000 short paragraphs', 'a b\n\n'.repeat(30_000)],
    ['20,000 headings', counted(20_000, (i) => `## a${i}\n\n`)],
    ['20,000 definitions', counted(20_000, (i) => `[a${i}]: https://example.org/${i}\n`)],
    ['20,000 notes', counted(20_000, (i) => `a[^${i}]\n\n[^${i}]: b\n\n`)],
    ['10,000 markers', counted(10_000, (i) => `a <!-- unit id=a${i} -->\n\n`)],
    ['100,000 lines of one paragraph', 'a\n'.repeat(100_000)],
    ['5 MB', 'a b c\n\n'.repeat(800_000)],
  ])('%s: read or refused at its line', (_, text) => {
    read(memo(text))
  })
})

/** cmark's pathological_tests.py and the shapes that stop micromark (promises of the parsers, measured). */
const shapes: readonly (readonly [string, string])[] = [
  ['nested strong emphasis', '*a **a '.repeat(5000) + 'b' + ' a** a*'.repeat(5000)],
  ['closers without openers', 'a_ '.repeat(65_000)],
  ['openers without closers', '_a '.repeat(65_000)],
  ['link closers without openers', 'a]'.repeat(65_000)],
  ['link openers without closers', '[a'.repeat(65_000)],
  ['mismatched openers and closers', '*a_ '.repeat(50_000)],
  ['pairs of openers and closers', '**x [a*b**c*](d)'.repeat(5000)],
  ['openers and closers of multiples of 3', 'a**b' + 'c* '.repeat(50_000)],
  ['hard link and emphasis', '**x [a*b**c*](d) '.repeat(20_000)],
  ['brackets and parentheses', '[ (]('.repeat(20_000)],
  ['image openers', '![[]()'.repeat(20_000)],
  ['nul in text', 'abc\u0000de\u0000'.repeat(100)],
  ['rising backticks', counted(1500, (i) => `e${'`'.repeat(i)}`)],
  ['unclosed links with angle', '[a](<b'.repeat(30_000)],
  ['unclosed links', '[a](b'.repeat(30_000)],
  ['unclosed comments', 'a <!-- '.repeat(50_000)],
  ['unclosed instructions', '<?'.repeat(50_000)],
  ['unclosed declarations', '<!A '.repeat(50_000)],
  ['unclosed tags', '<a b="'.repeat(30_000)],
  ['empty lines in nested lists', '- '.repeat(90) + 'x' + '\n'.repeat(10_000)],
  ['rules that are also lists', '* '.repeat(30_000) + 'a'],
  ['rules', '***\n'.repeat(30_000)],
  ['references to nothing', '[a][b] '.repeat(20_000)],
  ['references to one long address', '[a]: b\n\n' + '[a]'.repeat(20_000)],
  ['tables in tables', '| a\n| -\n'.repeat(10_000)],
  ['rows without a table', '| a | b | c |\n'.repeat(10_000)],
  ['delimiter rows', '|-|\n'.repeat(10_000)],
  ['open strikes', '~~a ~b '.repeat(10_000)],
  ['open addresses', 'http://a.'.repeat(20_000)],
  ['open mail addresses', 'a@b.'.repeat(20_000)],
  ['words before an at sign', 'a.'.repeat(50_000) + '@'],
  ['notes in notes', '[^a]: '.repeat(10_000)],
  ['task marks', '- [ ] '.repeat(5000)],
  ['entities', '&amp;'.repeat(50_000)],
  ['half entities', '&#x'.repeat(50_000)],
  ['escapes', '\\*'.repeat(50_000)],
  ['tabs', '\t'.repeat(50_000)],
  ['titles not closed', '[a]: b "c\n'.repeat(10_000)],
  [
    '2 MB of random punctuation',
    counted(400_000, (i) => '*_`[]()<>!#-|~\\&'[(i * i * 7919) % 16]! + 'ab '),
  ],
]

test.each(shapes)('%s', (_, text) => {
  read(memo(text))
})

describe('what is not text', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string)))

  test.each<[string, Uint8Array, readonly string[]]>([
    ['NUL', bytes(memo('a\u0000b')), ['forbidden-character']],
    ['only NUL', new Uint8Array(1000), ['not-utf-8']],
    ['UTF-16', Buffer.from('\ufeff' + memo('a'), 'utf16le'), ['not-utf-8']],
    ['UTF-16 without a mark', Buffer.from(memo('a'), 'utf16le'), ['not-utf-8']],
    ['a surrogate half', bytes(memo('a'), [0xed, 0xa0, 0x80]), ['not-utf-8']],
    ['an overlong slash', bytes(memo('a'), [0xc0, 0xaf]), ['not-utf-8']],
    ['a cut character', bytes(memo('a'), [0xe6, 0x96]), ['not-utf-8']],
    ['beyond Unicode', bytes(memo('a'), [0xf4, 0x90, 0x80, 0x80]), ['not-utf-8']],
    ['GBK', bytes(memo('a'), [0xb1, 0xb8, 0xcd, 0xfc]), ['not-utf-8']],
    ['a noncharacter', bytes(memo('\uffff')), ['forbidden-character']],
    ['a lost character', bytes(memo('\ufffd')), ['forbidden-character']],
    ['text turned around', bytes(memo('\u202etxt.exe')), ['forbidden-character']],
    ['NUL as a reference', bytes(memo('&#0;')), ['forbidden-character']],
    ['a surrogate half as a reference', bytes(memo('&#xD800;')), ['forbidden-character']],
    ['a control character as a reference', bytes(memo('&#7;')), ['forbidden-character']],
    ['a turn as a reference', bytes(memo('&#x202E;')), ['forbidden-character']],
    [
      'a control character in front matter',
      bytes(memo('a', 'place: "\\u0007"')),
      ['invalid-value'],
    ],
    ['nothing', new Uint8Array(), ['empty-memo']],
    ['only a mark of order', bytes([0xef, 0xbb, 0xbf]), ['empty-memo']],
    ['only spaces', bytes(' \t\n\n '), ['empty-memo']],
  ])('%s is refused', (_, source, rules) => {
    expect(read(source)).toEqual(rules)
  })

  test('a mark of order and line ends of Windows and old Macs change nothing', () => {
    expect(read(Buffer.from(`\ufeff${memo('a\n\nb').replaceAll('\n', '\r\n')}`))).toEqual([])
    expect(read(memo('a\n\nb').replaceAll('\n', '\r'))).toEqual([])
  })
})

describe('front matter is data', () => {
  test.each<[string, string]>([
    ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c`],
    ['a merge of a prototype', `<<: {__proto__: {polluted: 1}}`],
    ['__proto__', `__proto__: {polluted: 1}`],
    ['constructor', `constructor: {prototype: {polluted: 1}}`],
    ['a tag that runs code', `title: !!js/function "function(){}"`],
    ['a tag for an object', `title: !!python/object/apply:os.system [ls]`],
    ['binary', `title: !!binary aGVsbG8=`],
    ['5,000 sequences inside each other', `title: ${'['.repeat(5000)}`],
    ['5,000 maps inside each other', `title: ${'{a: '.repeat(5000)}`],
    ['5,000 levels of indentation', counted(5000, (i) => `${' '.repeat(i % 300)}a:\n`)],
    ['keys twice', `title: a\ntitle: b`],
    ['a list for a title', `title: [a]`],
    ['two documents', `title: a\n...\n%YAML 1.1\n---\ntitle: b`],
    ['a directive', `%TAG ! tag:evil,2000:\n---\ntitle: a`],
    ['300 kB', `title: ${'a'.repeat(300 * 1024)}`],
    ['100,000 keys', counted(30_000, (i) => `a${i}: b\n`)],
    ['a title of 2,000 characters', `title: ${'a '.repeat(1000)}`],
    ['a path for a domain', `domains: {../../etc: x}`],
  ])('%s is refused', (_, front) => {
    expect(read(memo('a', front)).length).toBeGreaterThan(0)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

test('an address that is none has its line', () => {
  expect(read(memo('[https://example.org[^a]'))).not.toEqual([])
})

test('4 MB of quote marks have their line', () => {
  expect(read(memo('>'.repeat(4_000_000)))).toEqual(['too-deep'])
})

test('random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void read(bytes)),
    { seed: 6, numRuns: 300 },
  )
})

test('random Markdown', () => {
  const pieces = [
    '# ',
    '## ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '|',
    '| - |\n',
    '*',
    '**',
    '_',
    '`',
    '```\n',
    '[',
    ']',
    '(',
    ')',
    '![',
    '<',
    '>',
    '<!-- unit id=a -->',
    '<!--',
    '-->',
    '&amp;',
    '&',
    '\\',
    '~~',
    '[^a]',
    '[^a]: ',
    '[a]: b\n',
    '[x](#a)',
    '文字',
    'word',
    '，',
    '“',
    '”',
    '---\n',
    '===\n',
    ' ',
    '  \n',
    '- [ ] ',
    ':::',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }), (parts) => {
      read(memo(parts.join('')))
      read(parts.join(''))
    }),
    { seed: 6, numRuns: 2000 },
  )
})
