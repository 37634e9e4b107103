/** What people do to the paragraphs and rows of a review copy, done to its XML by chance. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escapeXml } from '../import/word.ts'
import type { randomOf } from '../damage/random.ts'

type Random = ReturnType<typeof randomOf>

const part = 'word/document.xml'

/** A document as text between its paragraphs, and its paragraphs. */
type Pieces = string[]

const isParagraph = (piece: string | undefined): boolean => piece?.startsWith('<w:p>') ?? false
const textIn = (piece: string): string =>
  [...piece.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')

/** Runs of a paragraph with nothing but text, which may be cut anywhere. */
const plainRun =
  /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<&]{6,})<\/w:t><\/w:r>/g

export type Done = { readonly kind: string; readonly isTracked: boolean }

const marks = (n: number): string =>
  `w:id="${9000 + n}" w:author="王" w:date="2025-11-01T00:00:00Z"`

export const randomlyEdited = (
  copy: Uint8Array,
  random: Random,
  count: number,
): { readonly bytes: Uint8Array; readonly done: readonly Done[] } => {
  const files = unzipSync(copy)
  const document = strFromU8(files[part]!)
  const body =
    document.indexOf('</w:sdt>') < 0
      ? document.indexOf('<w:body>')
      : document.lastIndexOf('</w:sdt>')
  const pieces: Pieces = document.slice(body).split(/(<w:p>.*?<\/w:p>)/)
  const used = new Set<number>()
  const done: Done[] = []
  const { oneOf, below } = random
  /** A paragraph of the text, none of whose neighbours was touched. */
  const pick = (isFit: (piece: string, at: number) => boolean): number | null => {
    const all = pieces.flatMap((piece, at) =>
      isParagraph(piece) &&
      ![at - 2, at, at + 2].some((near) => used.has(near)) &&
      /_b_[a-z]/.test(piece) &&
      textIn(piece).length > 12 &&
      isFit(piece, at)
        ? [at]
        : [],
    )
    if (all.length === 0) return null
    const at = oneOf(all)
    used.add(at)
    return at
  }
  const isFree = (piece: string): boolean =>
    !piece.includes('w:footnoteReference') && !/w:drawing|w:fldChar|w:hyperlink/.test(piece)
  const isInCell = (at: number): boolean => pieces[at - 1]!.endsWith('</w:tcPr>')
  const kinds: Readonly<Record<string, (n: number, isTracked: boolean) => boolean>> = {
    type: (n, isTracked) => {
      const at = pick((piece) => [...piece.matchAll(plainRun)].length > 0)
      if (at === null) return false
      const run = oneOf([...pieces[at]!.matchAll(plainRun)])
      const [whole, rPr = '', text = ''] = run
      const from = below(text.length - 3)
      const to = from + below(3)
      const by = escapeXml(oneOf(['', '新的', ' AI', '*要点*', '10%', '“引文”', '[一]', '# 号']))
      const put = (own: string, name = 'w:t'): string =>
        own === '' ? '' : `<w:r>${rPr}<${name} xml:space="preserve">${own}</${name}></w:r>`
      const middle = isTracked
        ? (to > from
            ? `<w:del ${marks(n)}>${put(text.slice(from, to), 'w:delText')}</w:del>`
            : '') + (by === '' ? '' : `<w:ins ${marks(n)}>${put(by)}</w:ins>`)
        : put(by)
      pieces[at] = pieces[at]!.replace(
        whole,
        () => put(text.slice(0, from)) + middle + put(text.slice(to)),
      )
      return from !== to || by !== ''
    },
    mark: () => {
      const at = pick(
        (piece) =>
          /<w:r><w:t xml:space="preserve">[^<&]{6,}<\/w:t><\/w:r>/.test(piece) &&
          !/Heading|TableHead/.test(piece),
      )
      if (at === null) return false
      const [whole, text = ''] = /<w:r><w:t xml:space="preserve">([^<&]{6,})<\/w:t><\/w:r>/.exec(
        pieces[at]!,
      )!
      const from = 1 + below(text.length - 4)
      const run = (own: string, rPr = ''): string =>
        `<w:r>${rPr}<w:t xml:space="preserve">${own}</w:t></w:r>`
      const look = oneOf(['<w:b/>', '<w:i/>', '<w:strike/>'])
      pieces[at] = pieces[at]!.replace(
        whole,
        () =>
          run(text.slice(0, from)) +
          run(text.slice(from, from + 2), `<w:rPr>${look}</w:rPr>`) +
          run(text.slice(from + 2)),
      )
      return true
    },
    split: (n, isTracked) => {
      const at = pick(
        (piece, own) =>
          [...piece.matchAll(plainRun)].length > 0 && !isInCell(own) && !/Heading/.test(piece),
      )
      if (at === null) return false
      const [whole, rPr = '', text = ''] = oneOf([...pieces[at]!.matchAll(plainRun)])
      const cut = 2 + below(text.length - 4)
      const pPr = /<w:pPr>.*?<\/w:pPr>/.exec(pieces[at]!)?.[0] ?? '<w:pPr></w:pPr>'
      const first = isTracked
        ? pPr.replace('</w:pPr>', `<w:rPr><w:ins ${marks(n)}/></w:rPr></w:pPr>`)
        : pPr
      const run = (own: string): string => `<w:r>${rPr}<w:t xml:space="preserve">${own}</w:t></w:r>`
      pieces[at] = pieces[at]!.replace(pPr, () => first).replace(
        whole,
        () => `${run(text.slice(0, cut))}</w:p><w:p>${pPr}${run(text.slice(cut))}`,
      )
      return true
    },
    join: (n, isTracked) => {
      const styleOf = (piece = ''): string | undefined =>
        /<w:pStyle w:val="([^"]*)"/.exec(piece)?.[1]
      const at = pick((piece, own) => {
        const next = pieces[own + 2]
        return (
          pieces[own + 1] === '' &&
          isParagraph(next) &&
          styleOf(next) === styleOf(piece) &&
          isFree(next!) &&
          /_b_[a-z]/.test(next!) &&
          !used.has(own + 4) &&
          !/Heading/.test(piece)
        )
      })
      if (at === null) return false
      used.add(at + 2)
      if (isTracked)
        pieces[at] = pieces[at]!.replace(
          '</w:pPr>',
          () => `<w:rPr><w:del ${marks(n)}/></w:rPr></w:pPr>`,
        )
      else {
        const content = pieces[at + 2]!.replace(/^<w:p>(<w:pPr>.*?<\/w:pPr>)?/, '')
        pieces[at] = pieces[at]!.replace(/<\/w:p>$/, () => content)
        pieces[at + 2] = ''
      }
      return true
    },
    add: (n, isTracked) => {
      const at = pick((_, own) => !isInCell(own))
      if (at === null) return false
      const pPr = /<w:pPr>.*?<\/w:pPr>/.exec(pieces[at]!)?.[0] ?? '<w:pPr></w:pPr>'
      const run = `<w:r><w:t xml:space="preserve">双方新增第 ${n} 点：*加强*合作。</w:t></w:r>`
      const own = isTracked
        ? `<w:p>${pPr.replace('</w:pPr>', `<w:rPr><w:ins ${marks(n)}/></w:rPr></w:pPr>`)}<w:ins ${marks(n)}>${run}</w:ins></w:p>`
        : `<w:p>${pPr}${run}</w:p>`
      pieces[at] += own
      return true
    },
    drop: (n, isTracked) => {
      const at = pick((piece, own) => isFree(piece) && !isInCell(own))
      if (at === null) return false
      pieces[at] = isTracked
        ? pieces[at]!.replace(
            '</w:pPr>',
            () => `<w:rPr><w:del ${marks(n)}/></w:rPr></w:pPr>`,
          ).replaceAll(
            /<w:r>.*?<\/w:r>/g,
            (run) =>
              `<w:del ${marks(n)}>${run.replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')}</w:del>`,
          )
        : ''
      return true
    },
    move: (n, isTracked) => {
      const from = pick((piece, own) => isFree(piece) && !isInCell(own) && !/Heading/.test(piece))
      const to =
        from === null
          ? null
          : pick(
              (piece, own) => !isInCell(own) && Math.abs(own - from) > 4 && !/Heading/.test(piece),
            )
      if (from === null || to === null) return false
      const own = pieces[from]!
      // Word leaves the bookmark where the text was cut from.
      const bare = own.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
      const mark = (piece: string, kind: string): string =>
        piece
          .replace('</w:pPr>', () => `<w:rPr><w:${kind} ${marks(n)}/></w:rPr></w:pPr>`)
          .replaceAll(/<w:r>.*?<\/w:r>/g, (run) => `<w:${kind} ${marks(n)}>${run}</w:${kind}>`)
      pieces[from] = isTracked ? mark(own, 'moveFrom') : ''
      pieces[to] += isTracked ? mark(bare, 'moveTo') : oneOf([own, bare])
      return true
    },
    row: (n, isTracked) => {
      const at = pick((_, own) => isInCell(own))
      if (at === null) return false
      const text = pieces.join('\u0001')
      const from = pieces.slice(0, at).join('\u0001').length + 1
      const start = text.lastIndexOf('<w:tr>', from)
      const end = text.indexOf('</w:tr>', from) + '</w:tr>'.length
      const row = text.slice(start, end)
      if (row.includes('w:tblHeader')) return false
      const ins = isTracked ? `<w:trPr><w:ins ${marks(n)}/></w:trPr>` : ''
      const del = isTracked ? `<w:trPr><w:del ${marks(n)}/></w:trPr>` : ''
      const isAdded = below(2) === 0
      const bare = row
        .replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
        .replaceAll(/<w:trPr>.*?<\/w:trPr>/g, '')
      const copy = bare
        .replace('<w:tr>', `<w:tr>${ins}`)
        .replaceAll(/(<w:t xml:space="preserve">)[^<]*/g, (_, tag: string) => `${tag}新${n}`)
      const gone = isTracked
        ? row.replaceAll(/<w:trPr>.*?<\/w:trPr>/g, '').replace('<w:tr>', `<w:tr>${del}`)
        : ''
      const next = text.slice(0, start) + (isAdded ? row + copy : gone) + text.slice(end)
      // Nothing else in this table afterwards.
      pieces.splice(
        0,
        pieces.length,
        ...next.split('\u0001').flatMap((piece) => (piece === '' ? [''] : [piece])),
      )
      for (let own = 0; own < pieces.length; own++)
        if (isParagraph(pieces[own]) && isInCell(own)) used.add(own)
      return true
    },
  }
  const names = Object.keys(kinds)
  for (let n = 0; n < count; n++) {
    const kind = oneOf(names)
    const isTracked = below(2) === 0
    if (kinds[kind]!(n, isTracked)) done.push({ kind, isTracked })
  }
  const text = document.slice(0, body) + pieces.join('')
  return { bytes: zipSync({ ...files, [part]: strToU8(text) }), done }
}
