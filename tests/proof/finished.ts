/** Finished files, taken apart and put together again with something else in them. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import { proversOf } from '../../scripts/proof/prove.ts'
import { toldOf } from '../../scripts/proof/told.ts'
import type { Message } from '../../scripts/message.ts'
import { makeText, memoOf, render } from '../pdf/make.ts'

const path = join(import.meta.dirname, '../pdf/everything/memo.md')
const source = readFileSync(path, 'utf8')
const made = makeText(source, dirname(path))[0]!

const images = new Map(
  Object.entries(made.assets.images).map(([key, image]) => [key, { key, image }]),
)
const provers = proversOf(toldOf({ memo: memoOf(path), source, path: 'memo.md', images }))

/** The memo of everything, finished. */
export const finished = {
  pdf: await render(made, false),
  docx: await toDocx(
    made.flow,
    made.assets,
    new Map([...made.pages.anchors].map(([id, { page }]) => [id, page])),
  ),
}

/** What the proof says of a file that should be the finished one. */
export const proved = (format: 'pdf' | 'docx', bytes: Uint8Array): readonly Message[] =>
  provers.artifact({ path: `memo.${format}`, format, bytes }, made.flow)

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Any of some things. Throws when there are none: an edit that changes nothing proves nothing. */
export const anyOf = <T>(things: readonly T[], random: () => number): T => {
  if (things.length === 0) throw new Error('nothing to choose from')
  return things[Math.floor(random() * things.length)]!
}

/** Objects of an uncompressed PDF as they are written, by their numbers. */
export type Written = Map<number, string>

/** A PDF with other objects: its table of them is written anew, and the lengths of streams are right again. */
export const editedPdf = (bytes: Uint8Array, edit: (objects: Written) => void): Uint8Array => {
  const source = Buffer.from(bytes).toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)![1])
  const offsets = [...source.slice(start).matchAll(/(\d{10}) \d{5} n/g)].map(([, at]) => Number(at))
  const ends = [...offsets, start].sort((a, b) => a - b)
  const objects: Written = new Map(
    offsets.map((at, i) => [i + 1, source.slice(at, ends[ends.indexOf(at) + 1])]),
  )
  const before = [...objects.values()].join('')
  edit(objects)
  if ([...objects.values()].join('') === before) throw new Error('nothing was edited')
  let text = source.slice(0, ends[0])
  const table = [...objects.values()].map((object) => {
    const at = String(text.length).padStart(10, '0')
    text += withLength(object)
    return `${at} 00000 n \n`
  })
  const trailer = source.slice(source.indexOf('trailer', start), source.lastIndexOf('startxref'))
  const xref = `xref\n0 ${objects.size + 1}\n0000000000 65535 f \n${table.join('')}`
  return Buffer.from(`${text}${xref}${trailer}startxref\n${text.length}\n%%EOF\n`, 'latin1')
}

const withLength = (object: string): string => {
  const [, head, body] =
    /^([^]*?>>\s*stream\r?\n)([^]*?)\r?\nendstream\s*endobj\s*$/.exec(object) ?? []
  if (head === undefined || body === undefined) return object
  return object.replace(head, head.replace(/\/Length \d+/, `/Length ${body.length}`))
}
