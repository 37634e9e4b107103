/** Tracked changes of Word, accepted and rejected; Word's own decisions are the measure where its files are there. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import {
  all,
  childOf,
  elementsOf,
  textOf,
  valueOf,
  type Node,
} from '../../scripts/readers/docx/xml.ts'
import { openForeign } from '../../scripts/readers/foreign/package.ts'
import { decided, isTracked, type Decision } from '../../scripts/readers/foreign/revisions.ts'
import { p, r, table, wordFile } from '../import/word.ts'

const documentOf = async (bytes: Uint8Array): Promise<Node> => {
  const file = await openForeign(bytes)
  if (typeof file === 'string') throw new Error(file)
  return file.document
}

const inParagraph = (node: Node): string =>
  all(node)
    .map((each) => {
      if (/^[wm]:t$/.test(each.name)) return textOf(each)
      if (each.name === 'w:footnoteReference') return '[note]'
      return each.name === 'w:tab' ? '\t' : ''
    })
    .join('')

/** Paragraphs with style, list and level before their text; tables by row and cell. */
const said = (node: Node): unknown[] =>
  elementsOf(node).flatMap((child): unknown[] => {
    if (child.name === 'w:p') {
      const pPr = childOf(child, 'w:pPr')
      const numPr = childOf(pPr, 'w:numPr')
      const look = [valueOf(pPr, 'w:pStyle'), valueOf(numPr, 'w:numId'), valueOf(numPr, 'w:ilvl')]
      return [[...look.map((each) => each ?? ''), inParagraph(child)].join('|')]
    }
    if (child.name === 'w:tbl') {
      const rows = elementsOf(child).filter(({ name }) => name === 'w:tr')
      const cells = (row: Node) => elementsOf(row).filter(({ name }) => name === 'w:tc')
      // What is left of a table whose rows were all deleted shows nothing: Word keeps it, we do not.
      if (rows.length === 0) return []
      return [rows.map((row) => cells(row).map(said))]
    }
    return /^w:(sdt|sdtContent|customXml|smartTag)$/.test(child.name) ? said(child) : []
  })

const body = (document: Node): unknown[] => said(childOf(document, 'w:body')!)

const by = 'w:id="1" w:author="Li" w:date="2025-10-28T00:00:00Z"'
const mark = (name: string): string => `<w:rPr><w:${name} ${by}/></w:rPr>`
const deleted = (text: string): string =>
  `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const inserted = (text: string): string => `<w:ins ${by}>${r(text)}</w:ins>`

describe('a change', () => {
  const row = (kind: string) =>
    `<w:tr><w:trPr><w:${kind} ${by}/></w:trPr><w:tc>${p('行')}</w:tc></w:tr>`
  test.each<[what: string, xml: string, accepted: unknown[], rejected: unknown[]]>([
    ['of text', p(r('双方') + deleted('不') + inserted('均')), ['|||双方均'], ['|||双方不']],
    [
      'of a paragraph mark that was deleted',
      p(r('甲'), mark('del')) + p('乙'),
      ['|||甲乙'],
      ['|||甲', '|||乙'],
    ],
    [
      'of a paragraph mark that was inserted',
      p(r('甲'), mark('ins')) + p('乙'),
      ['|||甲', '|||乙'],
      ['|||甲乙'],
    ],
    [
      'of a whole paragraph',
      p(deleted('甲'), mark('del')) + p('乙'),
      ['|||乙'],
      ['|||甲', '|||乙'],
    ],
    [
      'of three marks in a row',
      ['甲', '乙', '丙'].map((text) => p(r(text), mark('del'))).join('') + p('丁'),
      ['|||甲乙丙丁'],
      ['|||甲', '|||乙', '|||丙', '|||丁'],
    ],
    [
      'of a row',
      table(['头']).replace('</w:tbl>', `${row('ins')}</w:tbl>`),
      [[[['|||头']], [['|||行']]]],
      [[[['|||头']]]],
    ],
    [
      'of what moved',
      p(
        `<w:moveFrom ${by}>${r('甲')}</w:moveFrom>` +
          r('乙') +
          `<w:moveTo ${by}>${r('甲')}</w:moveTo>`,
      ),
      ['|||乙甲'],
      ['|||甲乙'],
    ],
    [
      'of a style',
      p(
        r('甲'),
        `<w:pStyle w:val="new"/><w:pPrChange ${by}><w:pPr><w:pStyle w:val="old"/></w:pPr></w:pPrChange>`,
      ),
      ['new|||甲'],
      ['old|||甲'],
    ],
  ])('%s', async (_, xml, accepted, rejected) => {
    const document = await documentOf(wordFile({ body: xml }))
    expect(isTracked(document)).toBe(true)
    const [yes, no] = [decided(document, 'accept'), decided(document, 'reject')]
    expect(body(yes)).toEqual(accepted)
    expect(body(no)).toEqual(rejected)
    expect([yes, no].some(isTracked)).toBe(false)
  })

  test('without one, a file is as it was', async () => {
    const document = await documentOf(wordFile({ body: p('双方') + table(['甲']) }))
    expect(isTracked(document)).toBe(false)
    expect(decided(document, 'accept')).toEqual(document)
  })
})

const folder = join(home, '../shared/word-files/revisions')
const names = existsSync(folder) ? readdirSync(folder) : []
const twins = names
  .filter((name) => !/-(Accepted|Rejected)\.docx$/.test(name))
  .flatMap((name) =>
    (
      [
        ['accept', 'Accepted'],
        ['reject', 'Rejected'],
      ] as const
    ).map(([decision, suffix]) => ({
      name,
      decision: decision as Decision,
      twin: name.replace('.docx', `-${suffix}.docx`),
    })),
  )
  .filter(({ twin }) => names.includes(twin))

describe.skipIf(names.length === 0)("Word's own files (skipped where they are not there)", () => {
  test('are all there', () => {
    expect(twins).toHaveLength(70)
  })

  test.each(twins)('$decision $name', async ({ name, decision, twin }) => {
    const [changed, wanted] = await Promise.all(
      [name, twin].map((each) => documentOf(readFileSync(join(folder, each)))),
    )
    expect(body(decided(changed!, decision))).toEqual(body(wanted!))
  })
})
