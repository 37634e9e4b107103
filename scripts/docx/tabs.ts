/** Tab stops of styles. */
import type { Style, StyleName } from '../flow/model.ts'
import { twips } from './units.ts'
import { element } from './xml.ts'

/** Room for page numbers is kept by the tab: some readers print nothing beyond a right indent. */
export const isContents = (name: StyleName): boolean => /^contents-\d$/.test(name)

/** `w:tabs` of a style, or nothing: page numbers in contents, three places in running lines, remarks. */
export const tabs = (
  name: StyleName,
  measure: number,
  { left, right }: Style,
  hasRemarks: boolean,
): string => {
  if (hasRemarks) return element('w:tabs', {}, tab('right', measure - right))
  if (isContents(name)) return element('w:tabs', {}, tab('right', measure, 'dot'))
  if (name !== 'header' && name !== 'footer') return ''
  return element(
    'w:tabs',
    {},
    tab('center', (left + measure - right) / 2),
    tab('right', measure - right),
  )
}

const tab = (align: 'center' | 'right', position: number, leader?: 'dot'): string =>
  element('w:tab', { 'w:val': align, 'w:leader': leader, 'w:pos': twips(position) })
