/**
 * What veraPDF says of our files, and that it speaks up when they are broken. `tests/tools/verapdf.sh`
 * fetches it; in CI it is never skipped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { hasVeraPdf, validate } from '../tools/verapdf.ts'
import { madeOf, pagesOf } from '../docx/redline/made.ts'
import { traps } from '../docx/redline/pairs.ts'
import { make, makeText, render, type Made } from './make.ts'
import { faultsOf } from './tree.ts'

const profiles = ['PDF/UA-1', 'PDF/A-2A'] as const
const isSkipped = !hasVeraPdf && !process.env['CI']
const folder = mkdtempSync(join(tmpdir(), 'memopress-verapdf-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Saves files and returns what is wrong with each, by name. */
const judge = (files: ReadonlyMap<string, Uint8Array>): Map<string, string[]> => {
  const paths = [...files].map(([name, bytes]) => {
    const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.pdf`)
    writeFileSync(path, bytes)
    return path
  })
  const failures = validate(paths, profiles)
  return new Map([...files.keys()].map((name, at) => [name, failures[at]!]))
}

const root = join(import.meta.dirname, '../..')
const everything = join(import.meta.dirname, 'everything/memo.md')

const memos: Readonly<Record<string, { file: string; only?: readonly string[] }>> = {
  memo: { file: join(root, 'source/memo.md') },
  everything: { file: everything },
  'everything on other pages': { file: everything, only: ['letter', 'gongwen'] },
  english: { file: join(import.meta.dirname, 'everything/memo.en.md') },
}

/** Memos of these pieces in any order; seed and number are fixed, so that every run judges the same. */
const pieces = [
  '中文，',
  'word ',
  '“引文”——',
  '**b**',
  '*强调 e*',
  '~~d~~',
  '`c`',
  '[链接 l](https://example.org/?a=1&b=2)',
  '[内](#here)',
  '[^n]',
  '\n\n',
  '\n- ',
  '\n  - ',
  '\n- [x] ',
  '\n1. ',
  '\n   1. ',
  '\n> ',
  '\n> > ',
  '\n> - ',
  '\n\n## 节\n\n',
  '\n\n### 建议\n\n',
  '\n\n| 甲 | b |\n| :- | -: |\n| 1 | |\n\n',
  '\n```\nx = 1\n```\n',
  '\n\n---\n\n',
  '\n\n![图 f](port.jpg)\n\n',
  '\n\n  ![图](plan.svg "题")\n\n',
]
const tail = '\n\n末段。 <!-- unit id=here -->\n\n甲[^n]\n\n[^n]: 注 n。\n'

const randomPages = (): Made[] =>
  fc
    .sample(fc.array(fc.constantFrom(...pieces), { minLength: 10, maxLength: 60 }), {
      numRuns: 80,
      seed: 1,
    })
    .flatMap((parts) => {
      try {
        return makeText(`# 题\n\n${parts.join('')}${tail}`, dirname(everything), ['brief'])
      } catch {
        return []
      }
    })

describe.skipIf(isSkipped)('PDF/UA-1 and PDF/A-2a (veraPDF)', () => {
  test('no check fails, whatever the memo, the template and the edition', async () => {
    const files = new Map<string, Uint8Array>()
    for (const [name, { file, only }] of Object.entries(memos))
      for (const made of make(file, only))
        files.set(`${name} ${made.path}`, await render(made, true))
    for (const pair of traps)
      if (!pair.kinds.includes('rare characters'))
        files.set(`redline of ${pair.name}`, await pagesOf(madeOf(pair)!))
    expect(files.size).toBeGreaterThan(15 + 20)
    expect([...judge(files)].filter(([, failures]) => failures.length > 0)).toEqual([])
  })
})

describe('generated memos', () => {
  const made = randomPages()

  test('every tie of their structure holds', async () => {
    expect(made.length).toBeGreaterThan(30)
    for (const one of made) expect(faultsOf(await render(one))).toEqual([])
  })

  test.skipIf(isSkipped)(
    'no check of veraPDF fails',
    async () => {
      const files = new Map<string, Uint8Array>()
      for (const [at, one] of made.entries()) files.set(`random ${at}`, await render(one, true))
      expect([...judge(files)].filter(([, failures]) => failures.length > 0)).toEqual([])
    },
    120_000,
  )
})

/**
 * Ways to break a file without moving a byte, and the rule of ISO 14289-1 or 19005-2 each breaks: what
 * is found is written over with as many characters.
 */
const breakages: Readonly<Record<string, readonly [from: RegExp, to: string, rule: string]>> = {
  'text outside of the structure': [/\/MCID 3 /, '/XCID 3 ', '7.1-3:'],
  'text that is neither content nor artifact': [
    /\/Artifact <<\/Type \/Layout>>/,
    '/Artefact',
    '7.1-3:',
  ],
  'a figure without alternative text': [/\/Alt \(/, '/Xlt (', '7.3-1:'],
  'a heading cell without scope': [/\/Scope \//g, '/Xcope /', '7.5-1:'],
  'a heading that skips a level': [/\/S \/H2/, '/S /H4', '7.4.2-1:'],
  'a document that begins with the second level': [/\/S \/H1/, '/S /H2', '7.4.2-1:'],
  'no language': [/\/Lang \(zh-CN\)/, '/Xang (zh-CN)', '7.2-34:'],
  'no mark that it is tagged': [/\/MarkInfo/, '/XarkInfo', '6.2-1:'],
  'no title in the metadata': [/dc:title>/g, 'dc:xitle>', '7.1-9:'],
  'no title in the window bar': [/\/DisplayDocTitle true/, '/DisplayDocTitle null', '7.1-10:'],
  'no claim of PDF/UA': [/pdfuaid:part>1/, 'pdfuaid:part>9', 'does not claim PDF/UA-1'],
  'no claim of PDF/A': [/pdfaid:part>2/, 'pdfaid:part>9', 'does not claim PDF/A-2A'],
  'an undescribed metadata schema': [
    /pdfaExtension:schemas/g,
    'pdfaExtension:xchemas',
    '6.6.2.3.1-1:',
  ],
  'tab order not by structure': [/\/Tabs \/S/, '/Tabs /R', '7.18.3-1:'],
  'a link without contents': [
    /(?<=\/Subtype \/Link\n(?:.*\n)*?)\/Contents/,
    '/Xontents',
    '7.18.5-2:',
  ],
  'a link outside of a Link': [/\/S \/Link/, '/S /Span', '7.18.5-1:'],
  'a link that belongs to nothing': [/\/StructParent (?=\d)/, '/XtructParent ', '7.18.5-1:'],
  'a hidden annotation': [/\/F 4\n/, '/F 2\n', '6.3.2-2:'],
  'an item outside of a list': [/\/S \/L\n/, '/S /P\n', '7.2-17:'],
  'a list without items': [/\/S \/LI\n/, '/S /P \n', '7.2-19:'],
  'a table without rows': [/\/S \/TR\n/, '/S /P \n', '7.2-36:'],
  'an entry outside of a list of contents': [/\/S \/TOC\n/, '/S /Div', '7.2-26:'],
  'a note without an id': [/\/ID \(note\.1\)/, '/XD (note.1)', '7.9-1:'],
  'a note with the id of another': [/\/ID \(note\.2\)/, '/ID (note.1)', '7.9-2:'],
  'an element of no known type': [/\/S \/Figure/, '/S /Figaro', '7.1-5:'],
  'a font without Unicode': [/\/ToUnicode/, '/XoUnicode', '7.21.7-1:'],
  'a font that is not there': [/\/FontFile2/, '/XontFile2', '7.21.4.1-1:'],
  'colours without a profile': [/\/OutputIntents/, '/XutputIntents', '6.2.4.3-2:'],
  'no structure': [/\/StructTreeRoot \d/, '/XtructTreeRoot 9', '7.1-11:'],
}

const broken = (source: string, from: RegExp, to: string): string => {
  const result = source.replace(from, (found) => to.padEnd(found.length).slice(0, found.length))
  if (result === source) throw new Error(`nothing to break: ${from}`)
  return result
}

const brokenFiles = async (made: Made): Promise<Map<string, Uint8Array>> => {
  const source = Buffer.from(await render(made)).toString('latin1')
  return new Map(
    Object.entries(breakages).map(([name, [from, to]]) => [
      name,
      Buffer.from(broken(source, from, to), 'latin1'),
    ]),
  )
}

describe.skipIf(isSkipped)('a broken file (veraPDF)', async () => {
  // A template whose memo has a list of contents.
  const [made] = make(everything, ['gongwen'])
  const verdicts = isSkipped ? new Map<string, string[]>() : judge(await brokenFiles(made!))
  test.each(Object.keys(breakages))('%s', (name) => {
    expect(verdicts.get(name)).toContainEqual(expect.stringContaining(breakages[name]![2]))
  })
})

/** What no validator looks at. */
describe('ties of the structure', async () => {
  // A template whose memo has a list of contents.
  const [made] = make(everything, ['gongwen'])
  const source = Buffer.from(await render(made!)).toString('latin1')
  const faults = (from: RegExp, to: string) =>
    faultsOf(Buffer.from(broken(source, from, to), 'latin1'))

  test.each([
    ['a page that names the parents of another', /\/StructParents 0/, '/StructParents 9'],
    ['a content that no element names', /\/K \[2\]/, '/K [3]'],
    ['an element on another page', /(?<=\/S \/H1\n(?:.*\n)*?)\/Pg \d/, '/Pg 9'],
    ['an annotation that names another element', /\/StructParent 1\n/, '/StructParent 2\n'],
    ['an id twice', /\/ID \(note\.2\)/, '/ID (note.1)'],
  ])('%s', (_, from, to) => {
    expect(faultsOf(Buffer.from(source, 'latin1'))).toEqual([])
    expect(faults(from, to)).not.toEqual([])
  })
})
