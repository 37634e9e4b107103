/** What will not read well on paper. */
import { figureSize } from '../flow/figure-size.ts'
import type { Figure, Paragraph, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import type { Contexts, RuleOf } from './rule.ts'

/** Pixels to an inch of paper below which they are seen: printers of offices ask for 150, presses for 300. */
const fewestPixels = 150
/** Points: the smallest letters in which figures are read. */
const smallestLetters = 8.5
/** Characters of an address that a reader will type. */
const longestAddress = 80

/**
 * A picture that has fewer than 150 pixels to the inch at the size at which it is printed. The pictures of these
 * examples have 400 × 300 pixels.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 下图由各港口提供。
 *
 * ![码头](photo.png)
 *
 * @example passes
 * # 备忘录
 *
 * ![码头](photo.png) <!-- unit width=10% -->
 */
export const coarsePicture: RuleOf<'pages'> = {
  id: 'coarse-picture',
  level: 'query',
  stage: 'pages',
  reason: {
    en: 'Below 150 pixels to the inch the steps between pixels are seen on paper.',
    zh: '印出的图片每英寸不足 150 像素时，纸上可见锯齿。',
  },
  *find({ documents, images, placeOf }) {
    const densities = new Map<Id, number>()
    for (const flow of documents)
      for (const figure of piecesOf(flow, 'figure')) {
        const density = densityOf(figure, flow, images)
        densities.set(figure.id, Math.min(densities.get(figure.id) ?? Infinity, density))
      }
    for (const [id, density] of densities) {
      if (density >= fewestPixels) continue
      const found = Math.round(density)
      yield {
        place: shown(placeOf(id)),
        en: `This picture has ${found} pixels to the inch as it is printed, expected ${fewestPixels}: take a larger file, or print it smaller with \`<!-- unit width=… -->\``,
        zh: `此图印出时每英寸只有 ${found} 像素，应不少于 ${fewestPixels}：请换用更大的文件，或用 \`<!-- unit width=… -->\` 缩小`,
      }
    }
  },
}

const densityOf = (figure: Figure, { page }: Flow, images: Contexts['pages']['images']): number => {
  const { pixels } = images.get(figure.image) ?? {}
  const measure = page.width - page.margin.left - page.margin.right
  return pixels ? (pixels.width * 72) / figureSize(figure, measure, page).width : Infinity
}

/**
 * A table of the memo whose cells are set in letters smaller than 8.5 pt. The template `small` of these examples has
 * cells of 8 pt.
 *
 * @example fails 9:1
 * ---
 * outputs: [small]
 * ---
 *
 * # 备忘录
 *
 * 各港口的吞吐量如下。
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 *
 * @example passes
 * # 备忘录
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 */
export const smallTable: RuleOf<'pages'> = {
  id: 'small-table',
  level: 'query',
  stage: 'pages',
  reason: {
    en: 'Figures in letters below 8.5 pt are misread on paper.',
    zh: '小于 8.5 磅的数字在纸上容易看错。',
  },
  *find({ documents, placeOf }) {
    const sizes = new Map<Id, number>()
    for (const flow of documents)
      for (const { id, rows } of piecesOf(flow, 'table')) {
        if (id === undefined) continue
        const size = Math.min(...rows.flat().map(({ style }) => flow.styles[style]!.size))
        sizes.set(id, Math.min(sizes.get(id) ?? Infinity, size))
      }
    for (const [id, size] of sizes)
      if (size < smallestLetters)
        yield {
          place: shown(placeOf(id)),
          en: `The cells of this table are set in ${size} pt, expected ${smallestLetters} at least: give it fewer columns, or its template larger cells`,
          zh: `此表单元格的字号为 ${size} 磅，应不小于 ${smallestLetters} 磅：请减少栏数，或在模板中加大单元格字号`,
        }
  },
}

/**
 * An address in print that is too long to be typed, or has percent codes in it.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * 见 https://example.org/%E4%BA%BA%E5%B7%A5%E6%99%BA%E8%83%BD 一页。
 *
 * @example passes
 * # 备忘录
 *
 * 见 https://example.org/ai 和[该页](https://example.org/%E4%BA%BA%E5%B7%A5%E6%99%BA%E8%83%BD)。
 */
export const longAddress: RuleOf<'pages'> = {
  id: 'long-address',
  level: 'query',
  stage: 'pages',
  reason: {
    en: 'Whoever reads on paper has to type an address.',
    zh: '纸上的网址要靠读者输入。',
  },
  *find({ documents, placeOf }) {
    const found = new Map<string, Id | undefined>()
    for (const { id, text } of documents.flatMap(addressesIn))
      if (text.length > longestAddress || percentCode.test(text))
        found.set(text, found.get(text) ?? id)
    for (const [text, id] of found) {
      const begins = `${text.slice(0, 40)}${text.length > 40 ? '…' : ''}`
      const codes = percentCode.test(text)
        ? { en: ', percent codes', zh: '，含百分号编码' }
        : { en: '', zh: '' }
      yield {
        place: id === undefined ? undefined : shown(placeOf(id)),
        en: `Nobody types ${begins} from paper (${text.length} characters${codes.en}): give a short address, or link words instead: \`[words](address)\``,
        zh: `读者难以照纸输入 ${begins}（${text.length} 个字符${codes.zh}）：请换成短网址，或改为文字链接 \`[文字](网址)\``,
      }
    }
  },
}

const percentCode = /%[\da-f]{2}/i

type Address = { readonly id: Id | undefined; readonly text: string }

const addressesIn = (flow: Flow): Address[] => [
  ...[...piecesOf(flow, 'paragraph'), ...flow.notes.flatMap(({ body }) => body)].flatMap(
    addressesOf,
  ),
  ...piecesOf(flow, 'table').flatMap(({ id, rows }) =>
    rows
      .flat()
      .flatMap(addressesOf)
      .map(({ text }) => ({ id, text })),
  ),
]

const addressesOf = ({ id, content }: Paragraph): Address[] =>
  content.flatMap((inline) =>
    'href' in inline && inline.href !== undefined && /^(?:https?:\/\/|www\.)/i.test(inline.text)
      ? [{ id, text: inline.text }]
      : [],
  )

type PieceOf<T extends Piece['type']> = Extract<Piece, { type: T }>

/** Pieces of a type in a flow. */
export const piecesOf = <T extends Piece['type']>({ body }: Flow, type: T): PieceOf<T>[] =>
  body.filter((piece): piece is PieceOf<T> => piece.type === type)

/** A place to report. */
export const shown = (point: ReturnType<Contexts['pages']['placeOf']>) =>
  point && { line: point.line, column: point.column }
