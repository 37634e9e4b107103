/** Word files as other programs write them, made of a few lines of XML. */
import { strToU8, zipSync } from 'fflate'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Parts of a file by kind, as the inside of their root elements. */
export type Parts = {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly comments?: string
  /** Relations by id: their kind, and where they lead. */
  readonly relations?: Readonly<Record<string, readonly [kind: string, target: string]>>
  /** More files by path. */
  readonly files?: Readonly<Record<string, Uint8Array>>
}

const roots = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  comments: 'comments',
} as const

const relations = (all: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${/^\w+:/.test(target) ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

export const wordFile = ({
  body,
  relations: more = {},
  files = {},
  ...parts
}: Parts): Uint8Array => {
  const own = Object.entries(parts) as [keyof typeof roots, string][]
  const xml: Record<string, string> = {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ...own.map(([kind], at) => [`own${at}`, kind, `${kind}.xml`] as const),
      ...Object.entries(more).map(([id, [kind, target]]) => [id, kind, target] as const),
    ]),
    ...Object.fromEntries(
      own.map(([kind, inside]) => [
        `word/${kind}.xml`,
        `<w:${roots[kind]} ${namespaces}>${inside}</w:${roots[kind]}>`,
      ]),
    ),
  }
  const bytes = Object.entries(xml).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync({ ...Object.fromEntries(bytes), ...files })
}

export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

/** A run, with properties as they are written. */
export const r = (text: string, rPr = ''): string =>
  `<w:r><w:rPr>${rPr}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

/** A paragraph of runs, or of a text. */
export const p = (inside: string, pPr = ''): string =>
  `<w:p><w:pPr>${pPr}</w:pPr>${inside.startsWith('<') ? inside : r(inside)}</w:p>`

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
