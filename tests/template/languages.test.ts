/** What templates say otherwise for memos of a language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planOf } from '../../scripts/build/plan.ts'
import { resolveStyles } from '../../scripts/flow/resolve.ts'
import { formatMessage } from '../../scripts/message.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import { forLanguage } from '../../scripts/template/languages.ts'
import { readTemplates, templateFile } from '../../scripts/template/read.ts'
import { memoOf } from '../pdf/make.ts'

const folder = join(import.meta.dirname, '../../templates')
const house = readFileSync(join(folder, 'house.yaml'), 'utf8')
const small = 'extends: house\nof: memo\npath: small\nparts: [title, body]\ntitle: { en: small }\n'
const read = (...texts: readonly (readonly [string, string])[]) =>
  readTemplates(
    [['house', house] as const, ...texts].map(([name, text]) =>
      templateFile(join(folder, `${name}.yaml`), `templates/${name}.yaml`, text),
    ),
  )
const bodyIn = (text: string, lang: string) => {
  const { all, messages } = read(['small', text])
  expect(messages).toEqual([])
  return resolveStyles(forLanguage(all[0]!, lang).template)['body']
}

test('go over what the same template says', () => {
  expect(bodyIn(small, 'zh-CN')).toMatchObject({ size: 11, indent: 2 })
  expect(bodyIn(small, 'en-GB')).toMatchObject({ size: 10.5, indent: 0 })
  expect(bodyIn(small, 'de')).toMatchObject({ size: 11 })
  const german = `${small}languages: { de: { styles: { body: { size: 10 } } } }\n`
  expect(bodyIn(german, 'de-AT')).toMatchObject({ size: 10, indent: 2 })
})

test('give way to what a template says that extends it', () => {
  const large = `${small}styles: { body: { size: 14 } }\n`
  expect(bodyIn(large, 'en')).toMatchObject({ size: 14, indent: 0 })
  const both = `${large}languages: { en: { styles: { body: { size: 13 } } } }\n`
  expect(bodyIn(both, 'en')).toMatchObject({ size: 13 })
  expect(bodyIn(both, 'zh')).toMatchObject({ size: 14 })
})

test('take page sizes by name and fonts by file', () => {
  const other = `${small}languages: { en: { page: { size: A5 }, fonts: { serif: { regular: fonts/Other.ttf } } } }\n`
  const { all, fonts, messages } = read(['small', other])
  expect(messages).toEqual([])
  expect(fonts.get('Other')).toBe(join(folder, 'fonts/Other.ttf'))
  const { page, fonts: roles } = forLanguage(all[0]!, 'en').template
  expect(page.width).toBeCloseTo(419.53)
  expect(roles['serif']).toMatchObject({ regular: 'Other', bold: 'SourceSerif4-Bold' })
})

test.each([
  [
    '{ en: { styles: { body: { size: 1 } } } }',
    '`languages.en.styles.body.size`|`styles.body.size`',
  ],
  ['{ en: { styles: { bodyy: { size: 10 } } } }', 'bodyy'],
  ['{ en: { path: other } }', 'path'],
  ['{ English: { page: { grid: 10 } } }', 'English|language'],
])('are refused at their line: %s', (value, named) => {
  const { messages } = read(['small', `${small}languages: ${value}\n`])
  expect(messages.length).toBeGreaterThan(0)
  for (const message of messages) {
    expect(message).toMatchObject({ level: 'error', path: 'templates/small.yaml' })
    expect(message.place?.line).toBe(6)
  }
  expect(messages.map((message) => formatMessage(message, 'en')).join('\n')).toMatch(
    new RegExp(named),
  )
})

test('are chosen by the language of the memo', () => {
  const memo = memoOf(join(import.meta.dirname, '../texts/en-think-tank.md'))
  const { all } = read(['small', `${small}languages: { en: { styles: { body: { size: 13 } } } }\n`])
  const sizes = (own: Memo) =>
    planOf(own, all, { only: ['small'], formats: [] }).map(
      ({ template }) => resolveStyles(template.template)['body'].size,
    )
  expect(new Set(sizes(memo))).toEqual(new Set([13]))
  expect(new Set(sizes({ ...memo, meta: { ...memo.meta, lang: 'zh' } }))).toEqual(new Set([11]))
})
