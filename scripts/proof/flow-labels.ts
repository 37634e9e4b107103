/** Labels of items and headings, against the numbers of the memo. */
import type { Label } from '../flow/pieces.ts'
import type { Claim } from './claims.ts'
import type { Fault } from './findings.ts'

export const labelFaults = (
  { id, item, section }: Claim,
  { label }: { readonly label?: Label | undefined },
  isNumbered: boolean,
): Fault[] => {
  // A template prints the numbers of sections or does not; those that it prints are right.
  if (section) {
    if (label?.format === 'chinese' || label?.suffix) return []
    const wanted = section.sectionNumber
    return !label || (isNumbered && label.text === wanted)
      ? []
      : [{ rule: 'wrong-label', id, wanted, got: label.text }]
  }
  const wanted = item ? labelOf(item, isNumbered) : null
  const fault = (text: string): Fault[] => [
    { rule: 'wrong-label', id, wanted: text, got: label?.text },
  ]
  if (wanted === null) return label && !item ? [{ rule: 'wrong-label', id, got: label.text }] : []
  if (!label || !wanted.matches(label)) return fault(wanted.text)
  const { format, prefix, ordinal, suffix, text } = label
  // Word counts: what it prints is made of these three.
  return format === 'decimal' && `${prefix}${ordinal}${suffix}` !== text ? fault(text) : []
}

type Wanted = { readonly text: string; readonly matches: (label: Label) => boolean }

const labelOf = (
  { number, checked, ordinal }: NonNullable<Claim['item']>,
  isNumbered: boolean,
): Wanted => {
  const box = checked === undefined ? '' : checked ? '☑' : '☐'
  if (number !== undefined && isNumbered) {
    const wanted = `${number} ${box}`.trimEnd()
    return { text: wanted, matches: ({ text }) => text === wanted || text.endsWith(` ${wanted}`) }
  }
  if (box !== '') return { text: box, matches: ({ text }) => text === box }
  if (ordinal === null) return { text: '•', matches: ({ format }) => format === 'bullet' }
  return {
    text: `${ordinal}.`,
    matches: (label) => label.ordinal === ordinal && /^(decimal|lower)/.test(label.format),
  }
}
