/** Characters that nobody sees, and signs that Word names by their places: a memo that comes in is built at once, and says where it had some. */
import { describe, expect, test } from 'vitest'
import { cameFromText, cameFromWord, expectBuilt } from './imported.ts'
import { p, table } from './word.ts'

const text = p('双方同意，继续讨论。')

describe('in a Word file', () => {
  test('marks of direction, of byte order and the like are left out, and said at their lines', async () => {
    const marks = '甲\u202a乙\u2066丙\u200f丁\ufeff戊\u2061己\u{e0041}庚\ufffc'
    const memo = await cameFromWord({ body: text + p(marks) + table(['头', marks]) })
    expect(memo.body).toContain('\n\n甲乙丙丁戊己庚\n\n| 头 | 甲乙丙丁戊己庚 |\n')
    expect(memo.said).toEqual([
      ['left-unseen', '甲乙丙丁戊己庚'],
      ['left-unseen', '| 头 | 甲乙丙丁戊己庚 |'],
    ])
    expect(memo.messages.at(-1)!.zh).toContain('U+202A')
    await expectBuilt(memo)
  })

  test('ends of lines of other systems end lines; blanks of no font are blanks', async () => {
    const memo = await cameFromWord({ body: text + p('甲\u2028乙\u2029丙') + p('a\u205fb') })
    expect(memo.body).toContain('甲\\\n乙\\\n丙\n\na b\n')
    expect(memo.said).toEqual([])
    await expectBuilt(memo)
  })

  test('paragraphs, headings and items without ink are none', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    const memo = await cameFromWord({
      styles,
      numbering,
      body: `${text}${p('\u200b', '<w:pStyle w:val="h"/>')}${p('甲', item)}${p('\u200b \u2060', item)}${p('乙', item)}`,
    })
    expect(memo.body).toBe('双方同意，继续讨论。\n\n- 甲\n- 乙\n')
    await expectBuilt(memo)
  })

  test('a character that was lost before is an error at its line', async () => {
    const { messages } = await cameFromWord({ body: text + p('甲\ufffd乙') })
    expect(messages).toContainEqual(
      expect.objectContaining({
        level: 'error',
        rule: 'forbidden-character',
        place: { line: 9, column: 2 },
      }),
    )
  })
})

test('letters of the font Symbol are Greek, and its dot one that is printed', async () => {
  const sym = (place: string) => `<w:r><w:sym w:font="Symbol" w:char="${place}"/></w:r>`
  const memo = await cameFromWord({
    body: text + p(['F061', 'F06D', '0053', 'F0D7', 'F0B9'].map(sym).join('')),
  })
  expect(memo.body).toContain('\n\nαμΣ·≠\n')
  await expectBuilt(memo)
})

test('in plain text, where pages end with form feeds', async () => {
  const memo = await cameFromText(
    '港口对话备忘录\n\n双方\u0000同意\u202e。\f双方继续。\u2028完。\n',
  )
  expect(memo.body).toBe('双方同意。\n\n双方继续。\\\n完。\n')
  expect(memo.said).toEqual([['left-unseen', '双方同意。']])
  await expectBuilt(memo)
})
