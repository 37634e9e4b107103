/** PDF bytes → glyphs with their places, read from the operators of each page and nothing else. */
import { loadPdfjs } from '../tools/pdfjs.ts'

/** A glyph with its native advance. Points, from the page's top left corner. */
export type Glyph = {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly size: number
}

type Shown = { readonly unicode: string; readonly width: number }
type State = { size: number; x: number; y: number; lineX: number; spacing: number; rise: number }

const start: State = { size: 0, x: 0, y: 0, lineX: 0, spacing: 0, rise: 0 }

/** Glyphs of a row of numbers and glyphs, as `TJ` draws them. */
const shown = (row: readonly (Shown | number)[], state: State): Glyph[] => {
  const glyphs: Glyph[] = []
  for (const item of row) {
    if (typeof item === 'number') {
      state.x -= (item / 1000) * state.size
      continue
    }
    const width = (item.width / 1000) * state.size
    const baseline = state.y - state.rise
    glyphs.push({ text: item.unicode, x: state.x, baseline, width, size: state.size })
    state.x += width + state.spacing
  }
  return glyphs
}

type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }

const glyphsOfPage = (
  { fnArray, argsArray }: Operators,
  OPS: Readonly<Record<string, number>>,
): Glyph[] => {
  const glyphs: Glyph[] = []
  const state = { ...start }
  const act: Readonly<Record<number, (args: readonly unknown[]) => void>> = {
    [OPS['beginText']!]: () => Object.assign(state, { spacing: 0, rise: 0 }),
    [OPS['setFont']!]: ([, size]) => (state.size = size as number),
    [OPS['setCharSpacing']!]: ([spacing]) => (state.spacing = spacing as number),
    [OPS['setTextRise']!]: ([rise]) => (state.rise = rise as number),
    [OPS['setTextMatrix']!]: ([matrix]) => {
      const [, , , , x, y] = matrix as number[]
      Object.assign(state, { x, lineX: x, y })
    },
    [OPS['moveText']!]: ([dx, dy]) => {
      state.lineX += dx as number
      Object.assign(state, { x: state.lineX, y: state.y - (dy as number) })
    },
    [OPS['showText']!]: ([row]) => glyphs.push(...shown(row as (Shown | number)[], state)),
  }
  fnArray.forEach((fn, at) => act[fn]?.((argsArray[at] ?? []) as readonly unknown[]))
  return glyphs.filter(({ text }) => text.trim() !== '')
}

/** Glyphs with ink of each page, in the order in which they are drawn. */
export const glyphsOf = async (bytes: Uint8Array): Promise<readonly Glyph[][]> => {
  const { getDocument, OPS } = await loadPdfjs()
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  try {
    const document = await task.promise
    const pages: Glyph[][] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push(glyphsOfPage(await page.getOperatorList(), OPS))
    }
    return pages
  } finally {
    await task.destroy()
  }
}
