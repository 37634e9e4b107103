/** Text people write as a matter of course: it is printed in both formats, or refused at its line for what it is. */
import { expect, test } from 'vitest'
import { openArtifact } from '../scripts/proof/opened.ts'
import { errorsOf, whole } from './whole.ts'

const memo = (lang: string, body: string): string =>
  `---\ntitle: T\nlang: ${lang}\n---\n\n${body}\n`

const langs = ['zh-CN', 'en'] as const
const endless = 'A'.repeat(150)

const printed: Readonly<Record<string, string>> = {
  'an arrow between Latin letters': '从5G→6G，A→B，A ↔ B',
  'an enclosed number before Latin letters': '①AI ②IT，⑴AI',
  'a star or a square beside Latin letters': 'A★B，iOS■，■iOS',
  'a kana sound mark or middle dot beside Latin letters': 'AIー，A・B，A・双',
  'a dash or an ellipsis of another code between Latin letters': `A―B A⋯B ${'word '.repeat(40)}`,
  'a zero width space before a link': '\u200b双方[link](https://example.org)双方',
  'a soft hyphen before another language': '\u00ad双方（memorandum of understanding）双方',
  'a zero width space that begins an item': '- \u200bA**双方**[link](https://example.org)',
  'a combining mark after a space': 'a \u0301b，双 \u0301 方，か \u3099B',
  'a combining mark that the font has no letter with': 'a\u0308b A\u0308B x\u0308y',
  'a letter with a stroke over it, beside the letter with a stroke':
    'A\u0337 Ⱥ c\u0338 ȼ l\u0334 ɫ',
  'a hair space in a cell': '| A\u200aB | 双\u200a方 |\n| - | - |\n| x\u200ay | \u200az |',
  'an address before an endless word': `见 www.example.org 和 a ${endless}`,
  'recommendations without a list':
    '## 甲\n\n文。\n\n### 建议：\n\n港口牵头。\n\n## Findings\n\nText.',
  'a ligature that text was copied with':
    'oﬀ and off, finance and ﬁnance, ﬂow and flow, aﬃx, affix',
  'a blank before the mark of a note':
    'The data [^1]. A [^1]word, two [^1][^2]words, a line [^2]\nmore. 中文 [^1]然后，end [^1]\n\n[^1]: N\n\n[^2]: M',
  'a heading that begins with the number it has':
    '## 1. Energy\n\nText.\n\n### Recommendations\n\n- Do.\n- Act.\n\n## 2. 港口\n\n### 建议\n\n- 应办。',
  'a note that refers to a note, before another note':
    '文[^4]。\n\n又[^2]。\n\n[^4]: 注四[^5]。\n\n[^5]: 注五。\n\n[^2]: 注二。',
}

const grouped =
  '## 甲\n\n文。\n\n### 建议\n\n- 试点。\n\n## 政策建议\n\n如下。\n\n### 建立机制\n\n- 会晤。 <!-- unit domains=a -->'

test.each([
  ['that is no domain', '', ['extracts/jia.pdf']],
  ['that a domain draws upon', 'domains: {a: 甲}', ['extracts/a.pdf']],
  ['that is a domain', 'domains: {a: 甲, rec: 政策建议}', ['extracts/a.pdf', 'extracts/rec.pdf']],
])('recommendations in groups below a section of their own, %s', async (_, domains, paths) => {
  const text = grouped.replace('domains=a', domains === '' ? 'domains=jia' : 'domains=a')
  const { artifacts, messages } = await whole(`---\ntitle: T\n${domains}\n---\n\n${text}\n`, {
    only: ['handout'],
  })
  expect(errorsOf(messages)).toEqual([])
  expect(artifacts.map(({ file }) => file.path)).toEqual(expect.arrayContaining(paths))
})

test.each(
  langs.flatMap((lang) => Object.entries(printed).map(([what, body]) => [what, lang, body])),
)('%s is printed (%s)', async (_, lang, body) => {
  const { artifacts, messages } = await whole(memo(lang!, body!))
  expect(errorsOf(messages)).toEqual([])
  expect(artifacts.map(({ file }) => file.format)).toEqual(['pdf', 'docx', 'json'])
})

const blank: Readonly<Record<string, string>> = {
  'a blank in backticks': '` `',
  'a space by its number': '&#32;',
  'a no-break space': '\u00a0',
  'a zero width space': '\u200b',
}

test.each(Object.entries(blank))('%s alone is no text', async (_, text) => {
  const at = async (body: string) => {
    const { messages } = await whole(memo('zh-CN', body))
    return messages.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`)
  }
  expect(await at(`文。\n\n${text}`)).toEqual(['blank-paragraph 8:1'])
  expect(await at(`- ${text}\n- 文。`)).toEqual(['blank-paragraph 6:3'])
  expect(await at(`文[^1]。\n\n[^1]: ${text}`)).toEqual(['blank-paragraph 8:7'])
  expect(await at(`文。\n\n## ${text}\n\n文。`)).toEqual([
    expect.stringMatching(/^(?:empty-heading|blank-paragraph) 8:1$/),
  ])
})

/** Notes to every kind of heading: of a topic, of recommendations, of what is in another section. */
const noted = (lang: string): string => `---
title: T
lang: ${lang}
domains:
  alpha: 甲
  beta: 乙
---

## 甲[^1]

文一。

### 细目[^2]

文二。

### 建议[^3]

1. 建议一。 <!-- unit domains=alpha,beta -->
2. 建议二[^5]。

## 乙[^4]

文三[^2]。

### 建议

1. 建议三。

## 其他[^6]

### 内[^7]

文四。 <!-- unit domains=alpha -->

[^1]: 注一。
[^2]: 注二。
[^3]: 注三。
[^4]: 注四[^5]。
[^5]: 注五。
[^6]: 注六。
[^7]: 注七。
`

test.each(langs)('recommendations that are no list are in every document (%s)', async (lang) => {
  const body =
    '## 甲\n\n文。\n\n### 建议：\n\n港口牵头。\n\n## 乙\n\n文。\n\n### 建议：\n\n- 应办。'
  const { artifacts, messages } = await whole(memo(lang, body), { only: [] })
  expect(errorsOf(messages)).toEqual([])
  expect(artifacts.map(({ file }) => file.path)).toContain('recommendations.docx')
})

test.each(langs)('notes to headings stand where the heading is printed (%s)', async (lang) => {
  const { artifacts, messages } = await whole(noted(lang), { only: [] })
  expect(errorsOf(messages)).toEqual([])
  const notes = Object.fromEntries(
    artifacts
      .filter(({ file }) => file.format === 'pdf')
      .map(({ file, bytes }) => {
        const { notes } = openArtifact('pdf', bytes!).reading()
        const text = notes.map((note) => note.text).join('')
        return [file.path, (text.match(/注./gu) ?? []).join('')]
      }),
  )
  expect(notes).toEqual({
    'memo.pdf': '注一注二注三注五注四注六注七',
    'recommendations.pdf': '注一注五注四',
    'extracts/alpha.pdf': '注一注三注五注二',
    'extracts/beta.pdf': '注四注五注二',
  })
})
