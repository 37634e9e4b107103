/** How a run of a Word file looks (ECMA-376 1, 17.3.2), and runs of one look as one. */
import { childOf, valueOf, type Node } from '../docx/xml.ts'
import type { ForeignRun } from './model.ts'
import { colorIn, facesIn, isOn } from './styles.ts'

export type Look = Omit<ForeignRun, 'text'>

/** What a run says of itself goes before what its style does; lines under links and the like are no marks of the text. */
export const lookOf = (rPr: Node | undefined, style: readonly Node[]): Look => {
  const all = rPr ? [rPr, ...style] : style
  const has = (name: string): boolean =>
    all.map((each) => isOn(each, name)).find((on) => on !== undefined) ?? false
  const first = (name: string) =>
    all.map((each) => valueOf(each, name)).find((value) => value !== undefined)
  const script = { superscript: 'sup', subscript: 'sub' }[first('w:vertAlign') ?? '']
  const raised = Number(first('w:position') ?? 0)
  return {
    ...(has('w:b') && { bold: true as const }),
    ...(has('w:i') && { italic: true as const }),
    ...((has('w:strike') || has('w:dstrike')) && { struck: true as const }),
    ...(isOn(rPr, 'w:u') && { underline: true as const }),
    ...(script && { script: script as 'sup' | 'sub' }),
    ...(raised && { raised }),
    ...(has('w:vanish') && { hidden: true as const }),
    ...colorsOf(all),
    ...fontOf(all),
  }
}

/** Size and faces that a run names. */
const fontOf = (all: readonly Node[]): Look => {
  const size = all.flatMap((each) => valueOf(each, 'w:sz') ?? [])[0]
  const face = facesIn(all)
  return { ...(size !== undefined && { size: Number(size) / 2 }), ...(face !== '' && { face }) }
}

/** Colours of letters, and of what is behind them, that a run names. */
const colorsOf = (all: readonly Node[]): Look => {
  const color = all.flatMap((each) => valueOf(each, 'w:color') ?? []).map(colorIn)[0]
  const marker = all.flatMap((each) => valueOf(each, 'w:highlight') ?? [])[0]
  const shade = all.flatMap((each) => childOf(each, 'w:shd')?.attributes['w:fill'] ?? [])[0]
  const highlight = [marker, shade?.toUpperCase()].find(
    (each) => each !== undefined && !/^(none|auto|FFFFFF)$/i.test(each),
  )
  return {
    ...(color !== undefined && { color }),
    ...(highlight !== undefined && { highlight }),
  }
}

/** Neighbours of one look as one. */
export const together = (runs: readonly ForeignRun[]): ForeignRun[] => {
  const joined: ForeignRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const isText = (each: ForeignRun) => each.note === undefined && each.picture === undefined
    if (last && isText(last) && isText(run) && isSame(last, run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

const isSame = ({ text: _, ...a }: ForeignRun, { text: __, ...b }: ForeignRun): boolean => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Look)[]
  return keys.every((key) => a[key] === b[key])
}
