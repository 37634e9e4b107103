/** Check boxes of Word's: content controls whose sign says what they are set to ([MS-DOCX] 2.6.1.3). */
import { all, childOf, elementsOf, textOf, type Node } from './xml.ts'

/** The sign of the box that a paragraph begins with, and the paragraph without it and the tab after it. */
export const boxIn = (paragraph: Node): { readonly sign: string; readonly rest: Node } | null => {
  const [box, tab, ...others] = elementsOf(paragraph).filter(({ name }) => name !== 'w:pPr')
  if (!box || !tab || !isCheckBox(box) || !isTab(tab)) return null
  return { sign: signOf(box), rest: { ...paragraph, children: others } }
}

/** Is an element a check box? */
export const isCheckBox = ({ name, children }: Node): boolean =>
  name === 'w:sdt' && childOf(propertiesIn(children), 'w14:checkbox') !== undefined

const propertiesIn = (children: Node['children']): Node | undefined =>
  children.find((child): child is Node => typeof child !== 'string' && child.name === 'w:sdtPr')

/** What a box prints. */
export const signOf = (box: Node): string => all(box, 'w:t').map(textOf).join('')

const isTab = (run: Node): boolean => {
  const inside = elementsOf(run)
  return run.name === 'w:r' && inside.length === 1 && inside[0]!.name === 'w:tab'
}
