/** Characters that no font of a flow can draw: each would print as a blank (P14). */
import { bandsIn } from '../flow/running.ts'
import type { Content, Paragraph, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { labelStyle } from '../flow/label-style.ts'
import { cutterOf } from '../layout/face-cutter.ts'
import { missingCharacters, toFaceRuns } from '../layout/faces.ts'
import type { Faces } from '../layout/model.ts'
import { limits } from '../limits.ts'
import type { PlaceOf } from '../memo/walk.ts'
import { meantBy } from '../rules/characters.ts'
import { capped, type Message, type Place, type Words } from '../message.ts'

/** One message for each character and unit. `source` is the memo's text, to point at the character. */
export const glyphMessages = (
  flow: Flow,
  faces: Faces,
  path: string,
  source: string,
  placeOf: PlaceOf,
): readonly Message[] => {
  const cutter = cutterOf(flow, faces)
  const found = new Map<string, Message>()
  for (const { id, style, content, isLabel } of textsOf(flow)) {
    const own = flow.styles[style]!
    const runs = toFaceRuns(content, isLabel ? labelStyle(own) : own, cutter)
    for (const char of missingCharacters(runs, faces)) {
      const unit = id === undefined ? undefined : placeOf(id)
      // Beyond those that are said one by one, the unit's place will do: each search reads the source.
      const isCounted = unit !== undefined && found.size > limits.findings
      // What is no unit's is the title's, the front matter's, or else the template's.
      const place = isCounted ? unit : (charPlace(source, char, unit?.offset) ?? unit)
      const key = `${char}${place?.line}:${place?.column}`
      if (!found.has(key)) found.set(key, messageOf(char, path, place))
    }
  }
  return capped([...found.values()])
}

const messageOf = (char: string, path: string, place: Place | undefined): Message => {
  const code = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  const free = freeFont(char)
  const meant = meantBy(char)
  const looks: Words =
    meant === char
      ? { en: '', zh: '' }
      : {
          en: `: it looks like ${meant}, which is most likely meant`,
          zh: `（形似“${meant}”，应为后者）`,
        }
  return {
    level: 'error',
    rule: 'missing-glyph',
    path,
    ...(place && { place }),
    en: `No font has the character ${char} (${code})${looks.en}${place ? '' : ', which a label of the template prints'}; expected one that can be printed: replace it, or name a font that has it under \`extraFonts\` in a template${free.en}`,
    zh: `没有字体含有${place ? '' : '模板文字中的'}字符“${char}”（${code}）${looks.zh}，无法印出；请改用其他字符，或在模板的 \`extraFonts\` 中指定含有它的字体${free.zh}`,
  }
}

/** Blocks of Han that the fonts of Hanazono, version 2017-09-04, have whole. */
const hanazono: readonly {
  readonly first: number
  readonly last: number
  readonly file: string
}[] = [
  { first: 0x3400, last: 0x4db5, file: 'HanaMinA.ttf' },
  { first: 0x4e00, last: 0x9fa5, file: 'HanaMinA.ttf' },
  { first: 0x20000, last: 0x2a6d6, file: 'HanaMinB.ttf' },
  { first: 0x2a700, last: 0x2b734, file: 'HanaMinB.ttf' },
  { first: 0x2b740, last: 0x2b81d, file: 'HanaMinB.ttf' },
  { first: 0x2b820, last: 0x2cea1, file: 'HanaMinB.ttf' },
  { first: 0x2ceb0, last: 0x2ebe0, file: 'HanaMinB.ttf' },
  { first: 0x2f800, last: 0x2fa1d, file: 'HanaMinA.ttf' },
]

/** Names a free font that has a character, where one is known. */
const freeFont = (char: string): Words => {
  const code = char.codePointAt(0)!
  const found = hanazono.find(({ first, last }) => code >= first && code <= last)
  return found
    ? {
        en: `, such as ${found.file} of Hanazono, free under the OFL (in Debian: fonts-hanazono)`,
        zh: `，例如花园明朝 ${found.file}（OFL 自由字体，Debian 软件包 fonts-hanazono）`,
      }
    : { en: '', zh: '' }
}

/** The place of the first occurrence of a character after an offset. */
const charPlace = (source: string, char: string, from = 0): Place | undefined => {
  const at = source.indexOf(char, from)
  if (at < 0) return undefined
  const before = source.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: at - lineStart + 1 }
}

type Text = {
  readonly id?: string
  readonly style: string
  readonly content: Content
  /** Set in the font of the style's labels. */
  readonly isLabel?: true
}

const textsOf = (flow: Flow): Text[] => [
  ...flow.body.flatMap(textsOfPiece),
  ...flow.notes.flatMap((note) => note.body.flatMap(textsOfParagraph)),
  ...[flow.header, flow.footer].flatMap((bands, at) =>
    bandsIn(bands).flatMap((band) =>
      [band.left, band.center, band.right].map((content) => ({
        style: at === 0 ? 'header' : 'footer',
        content,
      })),
    ),
  ),
]

const textsOfPiece = (piece: Piece): Text[] => {
  if (piece.type === 'paragraph') return textsOfParagraph(piece)
  if (piece.type === 'table') {
    const unit = piece.id === undefined ? {} : { id: piece.id }
    return piece.rows.flat().map((cell) => ({ ...cell, ...unit }))
  }
  return piece.type === 'contents'
    ? [{ style: 'contents-title', content: [{ text: piece.title }] }]
    : []
}

const textsOfParagraph = ({ id, style, content, label }: Paragraph): Text[] => [
  { style, content, ...(id !== undefined && { id }) },
  ...(label ? [{ style, content: [{ text: label.text }], isLabel: true as const }] : []),
]
