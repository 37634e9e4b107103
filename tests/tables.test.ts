/** Tables: what is in them whole, in small type where the measure holds no more, and their captions with them. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openArtifact } from '../scripts/proof/opened.ts'
import type { FormatName } from '../scripts/template/names.ts'
import { errorsOf, whole } from './whole.ts'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const memo = (lang: string, ...rows: readonly (readonly string[])[]): string =>
  [
    `---\ntitle: T\nlang: ${lang}\n---\n\nText.\n`,
    row(rows[0]!),
    row(rows[0]!.map(() => '-')),
    ...rows.slice(1).map(row),
  ].join('\n')

const words = [
  'Administration',
  'Growth',
  'Population',
  'Total',
  'Agriculture',
  'Statistics',
  'Employment',
]
const figures = ['12.5', '-3.4', '(40%)', '1,234,567.89', '¥2,000', '2024–2025', '7']

/** Text of each line of a table in a PDF, as it is drawn. */
const linesOf = async (source: string): Promise<string[]> => {
  const { artifacts, messages } = await whole(source)
  expect(errorsOf(messages)).toEqual([])
  const { file, bytes } = artifacts.find((artifact) => artifact.file.format === 'pdf')!
  const { body } = openArtifact(file.format as FormatName, bytes!).reading()
  return body.flatMap(({ cell, text }) => (cell === undefined ? [] : [text.trim()]))
}

test.each(['en', 'zh-CN'])('words and figures stand on one line each (%s)', async (lang) => {
  const lines = await linesOf(memo(lang, words, figures, words.toReversed()))
  for (const word of [...words, ...figures]) expect(lines).toContain(word)
})

test('no word of a cell is hyphenated', async () => {
  const prose = 'Representatives of telecommunications administrations considered interoperability.'
  const lines = await linesOf(memo('en', ['Name', 'One', 'Two'], [prose, prose, prose]))
  expect(lines.join('\n')).not.toMatch(/-$/m)
  expect(lines.length).toBeGreaterThan(9)
})

test('such a table is in small type in Word too', async () => {
  const wider = [...words, 'Infrastructure']
  const { artifacts } = await whole(memo('en', wider, [...figures, '8']), { formats: ['docx'] })
  const { bytes } = artifacts.find(({ file }) => file.format === 'docx')!
  const body = strFromU8(unzipSync(bytes!)['word/document.xml']!)
  expect(body).toContain('TableTextSmall')
})

test('a caption typed above a table is on its page', async () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, i) => `第${i}段，正文。`).join('\n\n')
  for (const count of [20, 21, 22, 23, 24, 25]) {
    const text = `---\ntitle: T\nlang: zh-CN\n---\n\n${lines(count)}\n\n表 1　甲\n\n| 乙 | 丙 |\n| - | - |\n| 1 | 2 |\n`
    const { artifacts, messages } = await whole(text, { formats: ['pdf'] })
    expect(errorsOf(messages)).toEqual([])
    const { body } = openArtifact('pdf', artifacts[0]!.bytes!).reading()
    const pageOf = (what: string) => body.find((fragment) => fragment.text.includes(what))!.page
    expect(pageOf('甲')).toBe(pageOf('乙'))
  }
})
