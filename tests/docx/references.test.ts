/** Cross references of Word: which links, marks of notes and captions are fields, and what they say. */
import { describe, expect, test } from 'vitest'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import type { Piece } from '../../scripts/flow/pieces.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { instructionsOf, readPackage } from '../../scripts/readers/docx/package.ts'
import { readingOf } from '../../scripts/readers/docx/reading.ts'
import { textOfPackage } from '../../scripts/readers/docx/text.ts'
import { advice, assets, counted, flowOf, h, li, p } from './flow.ts'
import { changed } from './package.ts'

const pieces: readonly Piece[] = [
  h(2, 'ships', '航运'),
  li(advice(1, 3, 1), '甲', 'first', 'recommendation'),
  li(advice(1, 3, 2), '乙', 'second', 'recommendation'),
  li(counted(2, 1), '丙', 'item'),
  p('body', [
    { text: '见' },
    { text: '建议 ', ref: 'first' },
    { text: '3.1', ref: 'first', strong: true },
    { text: '、' },
    { text: '3.2', ref: 'second' },
    { text: '、' },
    { text: '1.', ref: 'item' },
    { text: '、' },
    { text: '航运', ref: 'ships' },
    { text: '1', note: 'n' },
    { text: '再' },
    { text: '1', note: 'n' },
  ]),
  p('caption', '表 1　吞吐量'),
  p('caption', '表 2-1　分项'),
  p('caption', [{ text: 'Table 3. ' }, { text: 'Ports', strong: true }]),
  p('caption', '表 2　岸桥'),
  p('caption', '表 5　员工'),
]
const flow = flowOf(pieces, {
  notes: [
    { id: 'n', number: '1', body: [p('note', [{ text: '注' }, { text: '2', note: 'm' }])] },
    { id: 'm', number: '2', body: [p('note', [{ text: '另注' }, { text: '2', note: 'm' }])] },
  ],
})
const docx = toDocx(flow, assets, new Map())

describe('a Word copy', () => {
  const word = readPackage(docx)
  const codes = instructionsOf(word)

  test('is sound, and says its text as before', () => {
    expect(checkWord(word)).toEqual([])
    const texts = textOfPackage(word).map(({ text }) => text)
    expect(texts).toContain('见建议 3.1、3.2、1.、航运1再1')
    expect(texts).toContain('表 1　吞吐量')
    expect(texts).toContain('Table 3. Ports')
  })

  test('has fields for links that are a whole label, none for a bare number or an item', () => {
    expect(codes.filter((code) => code.startsWith('REF'))).toEqual(['REF first \\n \\h'])
    const { links } = readingOf(word)
    expect(links.slice(0, 4).map(({ text }) => text)).toEqual(['建议 3.1', '3.2', '1.', '航运'])
  })

  test('keeps the number of a note that is referred to again, where Word counts it', () => {
    expect(codes.filter((code) => code.startsWith('NOTEREF'))).toEqual(['NOTEREF note_1 \\f \\h'])
  })

  test('counts captions by their word, anew where they skip', () => {
    expect(codes.filter((code) => code.startsWith('SEQ'))).toEqual([
      'SEQ 表 \\* ARABIC',
      'SEQ Table \\* ARABIC \\r 3',
      'SEQ 表 \\* ARABIC',
      'SEQ 表 \\* ARABIC \\r 5',
    ])
  })

  const document = 'word/document.xml'
  test('is found out when a field is of another place than its link', () => {
    const other = changed(docx, document, (xml) => xml.replace('REF first', 'REF second'))
    expect(readingOf(readPackage(other)).links[0]!.target).toBeNull()
  })

  test.each([
    ['the number without its word', (xml: string) => xml.replace('first \\n', 'first \\t \\n')],
    ['the whole paragraph', (xml: string) => xml.replace('first \\n', 'first')],
    ['another format', (xml: string) => xml.replace('\\* ARABIC', '\\* ROMAN')],
    ['a hidden number', (xml: string) => xml.replace('\\* ARABIC', '\\* ARABIC \\h')],
  ])('is found out when a field would come to say %s', (_, change) => {
    const rules = checkWord(readPackage(changed(docx, document, change))).map(({ rule }) => rule)
    expect(rules).toEqual(['active-content'])
  })

  test('is found out when a caption would come to have another number', () => {
    const other = changed(docx, document, (xml) => xml.replace(' \\r 5', ''))
    expect(checkWord(readPackage(other)).map(({ rule }) => rule)).toEqual(['other-count'])
  })
})
