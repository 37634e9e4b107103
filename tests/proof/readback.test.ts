import { describe, expect, test } from 'vitest'
import { verifyArtifact } from '../../scripts/proof/readback.ts'
import type { LaidPage, Mark } from '../../scripts/layout/model.ts'
import { formatMessage } from '../../scripts/message.ts'
import { changed } from '../docx/package.ts'
import { render } from '../pdf/make.ts'
import { about, bytesOf, whole } from './editions.ts'

const verifyWord = (bytes: Uint8Array) =>
  verifyArtifact({ path: 'memo.docx', format: 'docx', bytes }, whole.flow, about)

test('text of the template is looked for there, not in the unit beside it', async () => {
  const label = whole.flow.body.find(
    (piece) => piece.type === 'paragraph' && piece.id === undefined && piece.outline === undefined,
  )
  const [inline] = label && 'content' in label ? label.content : []
  const text = inline && 'text' in inline ? inline.text : ''
  expect(text).not.toBe('')
  const edited = changed(await bytesOf(whole.flow, 'docx', whole), 'word/document.xml', (xml) =>
    xml.replace(text, `${text.slice(0, -1)}?`),
  )
  const [message] = verifyWord(edited)
  expect(message).not.toHaveProperty('place')
  expect(message!.en).toContain('in a label of the template or a line of the front matter')
})

describe('a Word file changed by hand', () => {
  const document = 'word/document.xml'
  const bullet = /<w:p>(?:(?!<\/w:p>).)*第一项(?:(?!<\/w:p>).)*<\/w:p>/s
  const row = /<w:tr>(?:(?!<\/w:tr>).)*陈海生(?:(?!<\/w:tr>).)*<\/w:tr>/s
  const edits: readonly (readonly [string, string, (xml: string) => string])[] = [
    ['a bullet is taken out', document, (xml) => xml.replace(bullet, '')],
    ['a bullet is doubled', document, (xml) => xml.replace(bullet, (p) => p + p)],
    ['a row is taken out', document, (xml) => xml.replace(row, '')],
    ['a character is changed', document, (xml) => xml.replace('名单见下文', '名单见上文')],
    ['a space is taken out', document, (xml) => xml.replace('in Harbour', 'inHarbour')],
    ['a sentence is added', document, (xml) => xml.replace('现状。', '现状。另议。')],
    ['a reference is taken out', document, (xml) => xml.replace(/<w:footnoteReference[^>]*>/, '')],
    [
      'a text is marked as deleted',
      document,
      (xml) =>
        xml.replace(bullet, (p) =>
          p.replace(
            /<w:r>(?:(?!<\/w:r>).)*第一项(?:(?!<\/w:r>).)*<\/w:r>/s,
            (r) => `<w:del>${r}</w:del>`,
          ),
        ),
    ],
    [
      'a page number is taken out',
      document,
      (xml) => xml.replace(/(PAGEREF[\s\S]*?<w:t[^>]*>)\d+/, '$1'),
    ],
    [
      'one of two feet that say the same is emptied',
      'word/footer2.xml',
      (xml) => xml.replaceAll(/<w:t[ >][^]*?<\/w:t>/g, ''),
    ],
    [
      'a text leaves the last cell of a table for the paragraph after it',
      document,
      (xml) =>
        xml.replace(
          /(<w:p>(?:(?!<w:p>).)*?<\/w:p>)(<\/w:tc><\/w:tr><\/w:tbl>)(<w:p>.*?<\/w:p>)/s,
          '$3$2$1',
        ),
    ],
    ['a note is changed', 'word/footnotes.xml', (xml) => xml.replace('淤积', '淤泥')],
    [
      'numbers begin elsewhere',
      'word/numbering.xml',
      (xml) =>
        xml
          .replaceAll(/<w:start w:val="1"/g, '<w:start w:val="4"')
          .replaceAll('startOverride w:val="1"', 'startOverride w:val="4"'),
    ],
  ]

  test.each([
    ['a bullet is doubled', document, bullet, '$&$&', 'repeated-text'],
    [
      'a paragraph is added',
      document,
      bullet,
      '$&<w:p><w:r><w:t>另议。</w:t></w:r></w:p>',
      'extra-text',
    ],
    [
      'a paragraph is cut in two',
      document,
      '现状',
      '</w:t></w:r></w:p><w:p><w:r><w:t>$&',
      'cut-text',
    ],
    [
      'two paragraphs are one',
      document,
      /(MemoLead(?:(?!<\/w:p>).)*)<\/w:p><w:p><w:pPr><w:pStyle w:val="MemoLead\w*"\/>.*?<\/w:pPr>/s,
      '$1',
      'joined-text',
    ],
    ['a foot is emptied', 'word/footer2.xml', /<w:t[ >].*?<\/w:t>/gs, '', 'wrong-running-line'],
  ])('%s, in the words for that', async (_, part, pattern, by, rule) => {
    const edited = changed(await bytesOf(whole.flow, 'docx', whole), part, (xml) =>
      xml.replace(pattern, by),
    )
    expect(verifyWord(edited).map((message) => message.rule)).toContain(rule)
  })

  test.each(edits)('%s', async (_, part, edit) => {
    const bytes = await bytesOf(whole.flow, 'docx', whole)
    expect(await verifyWord(bytes)).toEqual([])
    expect(await verifyWord(changed(bytes, part, edit))).not.toEqual([])
  })
})

describe('a page drawn wrongly', () => {
  const isText = (mark: Mark) => mark.type === 'line' && mark.owner !== null
  const drawn = (change: (marks: readonly Mark[]) => readonly Mark[]) => {
    const [first, ...rest] = whole.pages.pages
    const page: LaidPage = { ...first!, marks: change(first!.marks) }
    const pages = { ...whole.pages, pages: [page, ...rest] }
    return render({ ...whole, pages }, true)
  }
  const verify = async (change: (marks: readonly Mark[]) => readonly Mark[]) =>
    verifyArtifact(
      { path: 'memo.pdf', format: 'pdf', bytes: await drawn(change) },
      whole.flow,
      about,
    )
  const last = (marks: readonly Mark[]) => marks.findLastIndex(isText)

  test('as laid out it is sound', async () => expect(await verify((marks) => marks)).toEqual([]))
  test('a line is not drawn', async () =>
    expect(await verify((marks) => marks.toSpliced(last(marks), 1))).not.toEqual([]))
  test('a line is drawn twice', async () =>
    expect(await verify((marks) => [...marks, marks[last(marks)]!])).not.toEqual([]))
  test('a line is drawn off the page', async () =>
    expect(
      await verify((marks) =>
        marks.map((mark, i) =>
          i === last(marks) && mark.type === 'line' ? { ...mark, baseline: 2000 } : mark,
        ),
      ),
    ).not.toEqual([]))
  test('a line is marked as furniture', async () =>
    expect(
      await verify((marks) =>
        marks.map((mark, i) =>
          i === last(marks) && 'owner' in mark ? { ...mark, owner: null } : mark,
        ),
      ),
    ).not.toEqual([]))
  test('a page number of the contents is wrong', async () => {
    const wrong = (mark: Mark): Mark =>
      mark.type === 'line' && mark.owner?.endsWith('/page')
        ? {
            ...mark,
            line: {
              ...mark.line,
              pieces: mark.line.pieces.map((piece) => ({ ...piece, text: '7' })),
            },
          }
        : mark
    const messages = await verify((marks) => marks.map(wrong))
    expect(new Set(messages.map(({ rule }) => rule))).toEqual(new Set(['wrong-page-number']))
  })
  test('a line is copied as another', async () => {
    const wrong = (mark: Mark): Mark =>
      mark.type === 'line' && mark.line.text.includes('疏浚')
        ? { ...mark, line: { ...mark.line, text: mark.line.text.replace('疏浚', '清淤') } }
        : mark
    const messages = await verify((marks) => marks.map(wrong))
    expect(new Set(messages.map(({ rule }) => rule))).toEqual(new Set(['wrong-copy']))
  })
  test('lines are drawn in another order', async () =>
    expect(await verify((marks) => marks.toReversed())).not.toEqual([]))
})

describe('findings', () => {
  test('name unit, source line and artifact', async () => {
    const bytes = await bytesOf(whole.flow, 'docx', whole)
    const wrong = changed(bytes, 'word/document.xml', (xml) => xml.replace('定期疏浚', '定期清淤'))
    const [message] = await verifyWord(wrong)
    expect(formatMessage(message!, 'en')).toMatch(
      /^memo\.md:37:1 {2}memo\.docx: text differs \(unit `dredge`\); expected “.*疏浚.*”, found “.*清淤/,
    )
    expect(formatMessage(message!, 'zh')).toMatch(/^memo\.md:37:1 {2}memo\.docx：文字不符/)
  })
  test.each(['pdf', 'docx'] as const)('a broken %s is one finding', async (format) => {
    const bytes = new TextEncoder().encode('nothing of the kind')
    const messages = await verifyArtifact(
      { path: `memo.${format}`, format, bytes },
      whole.flow,
      about,
    )
    expect(messages.map(({ rule }) => rule)).toEqual(['unreadable'])
    expect(messages[0]!.en).toMatch(/it cannot be read back \([^…]+\): build it again/)
  })
})
