/** Official documents without styles, as GB/T 9704 and habit have them: their titles and headings are found. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importFile } from '../../scripts/import/import.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { p, r, wordFile } from './word.ts'

const face = (name: string) => `<w:rFonts w:ascii="${name}" w:eastAsia="${name}"/>`
const looks: Readonly<Record<string, readonly [rPr: string, pPr?: string]>> = {
  large: [`${face('方正小标宋简体')}<w:sz w:val="44"/>`, '<w:jc w:val="center"/>'],
  black: [face('黑体')],
  kai: [face('楷体_GB2312')],
  bold: [`${face('仿宋_GB2312')}<w:b/>`],
  plain: [face('仿宋_GB2312')],
  centred: [face('仿宋_GB2312'), '<w:jc w:val="center"/>'],
  right: [face('仿宋_GB2312'), '<w:jc w:val="right"/>'],
}

/** A line says what a paragraph is to become (the level of a heading, `T` a title), how it looks, and its text. */
const lines = (text: string) =>
  text.split('\n').map((line) => {
    const [, wanted = '', look = '', words = ''] = /^(\S) (\S+) (.*)$/.exec(line)!
    return { wanted, looks: look.split('+').map((name) => looks[name]!), words }
  })

const paragraph = ({ looks: own, words }: ReturnType<typeof lines>[number]): string =>
  p(r(words, own[0]![0]), own.map(([, pPr = '']) => pPr).join(''))

const documents = readFileSync(new URL('officials.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map(lines)

test.each(documents.map((all) => [all.find(({ wanted }) => wanted === 'T')!.words, all] as const))(
  '%s',
  async (_, all) => {
    const setting = { path: 'a.docx', memoPath: 'memo.md', decision: null, read: readText }
    const { value } = await importFile(wordFile({ body: all.map(paragraph).join('') }), setting)
    const titled = all.filter(({ wanted }) => wanted === 'T').map(({ words }) => words)
    const headings = all.filter(({ wanted }) => /\d/.test(wanted))
    expect(value!.source.split('\n').filter((line) => /^(#|title:)/.test(line))).toEqual([
      `title: ${titled.join('')}`,
      ...headings.map(({ wanted, words }) => `#${'#'.repeat(Number(wanted))} ${words}`),
    ])
  },
)
