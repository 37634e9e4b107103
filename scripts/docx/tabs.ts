/** Tab stops of styles. */
import type { Style, StyleName } from '../flow/styles.ts'
import type { Properties } from './properties.ts'
import { twips } from './units.ts'

/** Room for page numbers is kept by the tab: some readers print nothing beyond a right indent. */
export const isContents = (name: StyleName): boolean => /^contents-\d$/.test(name)

/** Tab stops of a style: page numbers in contents, three places in running lines, remarks. */
export const tabs = (
  name: StyleName,
  measure: number,
  { left, right }: Style,
  hasRemarks: boolean,
): Properties => {
  if (hasRemarks) return tab('right', measure - right)
  if (isContents(name)) return tab('right', measure, 'dot')
  if (name !== 'header' && name !== 'footer') return {}
  return { ...tab('center', (left + measure - right) / 2), ...tab('right', measure - right) }
}

const tab = (align: 'center' | 'right', position: number, leader?: 'dot'): Properties => ({
  [`w:tabs/${twips(position)}`]: { 'w:val': align, 'w:leader': leader, 'w:pos': twips(position) },
})
