/** The box of a task as a check box of Word's: a content control that a click ticks ([MS-DOCX] 2.6.1.3). */
import { Tab, TextRun, type ParagraphChild } from 'docx'
import { node } from './nodes.ts'

/** Signs of a box that is ticked and of one that is not, with the font that Word takes them from. */
const states = { checkedState: '2611', uncheckedState: '2610' } as const
const font = 'MS Gothic'

/** The box, and the tab to the text of its item. */
export const checkBox = (sign: string): ParagraphChild[] => {
  const isTicked = sign.codePointAt(0) === Number.parseInt(states.checkedState, 16)
  const kinds = Object.entries(states).map(([name, code]) =>
    node(`w14:${name}`, { 'w14:val': code, 'w14:font': font }),
  )
  const box = node(
    'w14:checkbox',
    {},
    node('w14:checked', { 'w14:val': isTicked ? 1 : 0 }),
    ...kinds,
  )
  const control = node(
    'w:sdt',
    {},
    node('w:sdtPr', {}, box),
    node('w:sdtContent', {}, new TextRun(sign)),
  )
  return [control as ParagraphChild, new TextRun({ children: [new Tab()] })]
}
