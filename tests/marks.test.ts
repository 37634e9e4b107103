/** `<sub>`, `<sup>`, `<u>` and `<br>`: what stands for them in both formats. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { readWordText } from '../scripts/readers/docx/text.ts'
import { all, childOf, textOf, valueOf } from '../scripts/readers/docx/xml.ts'
import { elementsOf, treeOf } from './pdf/tree.ts'
import { errorsOf, whole } from './whole.ts'

const source = readFileSync(new URL('fixtures/marks/memo.md', import.meta.url), 'utf8')
const { artifacts, messages } = await whole(source)
const bytesOf = (path: string) => artifacts.find(({ file }) => file.path === path)!.bytes!

test('they are built and proved without a word', () => {
  expect(messages).toEqual([])
})

test('a Word copy has them as character styles, in the contents of the file and of its notes', () => {
  const { parts } = readPackage(bytesOf('memo.docx'))
  const styled = ['word/document.xml', 'word/footnotes.xml'].flatMap((path) =>
    all(parts.get(path)!, 'w:r').flatMap((run) => {
      const style = valueOf(childOf(run, 'w:rPr'), 'w:rStyle') ?? ''
      return /script|Underlined/.test(style)
        ? [`${style} ${all(run, 'w:t').map(textOf).join('')}`]
        : []
    }),
  )
  expect(styled).toEqual(
    expect.arrayContaining([
      'Superscript 6',
      'Subscript 2',
      'UnderlinedText 双方同意',
      'HyperlinkSuperscript 3',
      'Superscript 3',
    ]),
  )
  const styles = new Map(
    all(parts.get('word/styles.xml')!, 'w:style').map((style) => [
      style.attributes['w:styleId'],
      childOf(style, 'w:rPr'),
    ]),
  )
  expect(valueOf(styles.get('Superscript'), 'w:vertAlign')).toBe('superscript')
  expect(valueOf(styles.get('Subscript'), 'w:vertAlign')).toBe('subscript')
  expect(valueOf(styles.get('UnderlinedText'), 'w:u')).toBe('single')
})

test('a memo without them has no styles for them', async () => {
  const plain = await whole('# 备忘录\n\n正文。\n', { formats: ['docx'] })
  const { parts } = readPackage(plain.artifacts.find(({ bytes }) => bytes)!.bytes!)
  const ids = all(parts.get('word/styles.xml')!, 'w:style').map(
    ({ attributes }) => attributes['w:styleId'],
  )
  expect(ids).not.toContain('Superscript')
})

test('a PDF has them as attributes of spans', () => {
  const spans = elementsOf(treeOf(bytesOf('memo.pdf'))).filter(({ type }) => type === 'Span')
  const attributes = spans.flatMap((span) => (span.attributes ? [span.attributes] : []))
  expect(attributes).toContainEqual({ O: '/Layout', TextDecorationType: '/Underline' })
  const shifts = attributes.map(({ BaselineShift }) => Number(BaselineShift))
  expect(shifts.some((shift) => shift > 0)).toBe(true)
  expect(shifts.some((shift) => shift < 0)).toBe(true)
})

test('a line break in a cell is one in both formats', () => {
  const cells = readWordText(bytesOf('memo.docx')).filter(({ place }) => place === 'cell')
  expect(cells.map(({ text }) => text)).toContain('第一条；\n第二条；\n\n第三条')
})

test('a tag without its other half is an error', async () => {
  const { messages: said } = await whole('# Memo\n\nA<sup>2.\n')
  expect(errorsOf(said).map(({ rule, place }) => `${place?.line} ${rule}`)).toEqual(['3 raw-html'])
})
