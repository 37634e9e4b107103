/** The elements of an SVG: enough to see what it would do before anything draws it. */
import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { imageMessages } from './messages.ts'

export type SvgElement = {
  /** Name without prefix; elements of other vocabularies are left out. */
  readonly name: string
  /** By name without prefix, so that `xlink:href` is `href`. */
  readonly attributes: Readonly<Record<string, string>>
  /** Text directly inside. */
  readonly text: string
  readonly children: readonly SvgElement[]
}

type Open = { -readonly [K in keyof SvgElement]: SvgElement[K] } & { children: Open[] }
type Finding = Parameters<Report>[0]

/**
 * Reads an SVG, or gives null after a message: it must be well-formed, without entities, and hold
 * nothing that runs, loads, or that one of the two renderers would leave out.
 */
export const svgTree = (text: string, report: Report): SvgElement | null => {
  const found: Finding[] = []
  const root: Open = { name: '', attributes: {}, text: '', children: [] }
  const open: Open[] = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => found.push(imageMessages.svgSyntax(parser.line)))
  parser.on('doctype', (doctype) => {
    // A bare DOCTYPE is what SVG 1.1 asks for; only one with a subset declares entities.
    if (doctype.includes('[')) found.push(imageMessages.svgActive('DOCTYPE [', parser.line))
  })
  parser.on('processinginstruction', ({ target }) => {
    found.push(imageMessages.svgActive(`<?${target}`, parser.line))
  })
  parser.on('opentag', (tag) => {
    found.push(...findingsIn(tag, parser.line))
    if (open.length > limits.svgNesting) found.push(imageMessages.svgTooComplex())
    if (found.length > 0) return
    const element: Open = { ...elementOf(tag), text: '', children: [] }
    if (tag.uri === svgNamespace) open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    if (found.length === 0) open.pop()
  })
  parser.on('text', (part) => (open.at(-1)!.text += part))
  parser.on('cdata', (part) => (open.at(-1)!.text += part))
  for (const part of partsOf(text)) if (found.length === 0) parser.write(part)
  if (found.length === 0) parser.close()
  const [svg] = root.children
  const first = found[0] ?? (svg?.name === 'svg' ? styleFinding(svg) : imageMessages.svgSyntax(1))
  if (first) report(first)
  return first || !svg ? null : svg
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** So that reading stops soon after the first finding. */
const partsOf = (text: string): string[] => text.match(/[^]{1,65536}/g) ?? []

const elementOf = ({ local, attributes }: SaxesTagNS) => ({
  name: local,
  attributes: Object.fromEntries(Object.values(attributes).map((a) => [a.local, a.value])),
})

const active = new Set(['script', 'foreignObject', 'iframe', 'audio', 'video', 'handler', 'link'])
/** A picture in the picture is not checked; patterns and filters cost without bound in resvg. */
const unsupported = new Set(['image', 'feImage', 'filter', 'pattern'])

const findingsIn = (tag: SaxesTagNS, line: number): Finding[] => {
  if (active.has(tag.local)) return [imageMessages.svgActive(`<${tag.local}>`, line)]
  if (tag.uri !== svgNamespace) return []
  if (unsupported.has(tag.local)) return [imageMessages.svgUnsupported(`<${tag.local}>`, line)]
  return Object.values(tag.attributes).flatMap(({ local, value }) => {
    if (/^on/i.test(local)) return [imageMessages.svgActive(local, line)]
    if (local === 'href' && !value.startsWith('#'))
      return [imageMessages.svgActive(`href="${value.slice(0, 40)}"`, line)]
    if (loads(value)) return [imageMessages.svgActive(`${local}="${value.slice(0, 40)}"`, line)]
    const effect = unboundedMarker(local, value)
    return effect ? [imageMessages.svgUnsupported(effect, line)] : []
  })
}

/** CSS that reaches out of the file. A backslash could spell any of it. */
const loads = (css: string): boolean => /url\(\s*(?:["']\s*)?(?!["'#\s])|@import|\\/i.test(css)

/** A mark on every point of a path multiplies what it holds. */
const unboundedMarker = (name: string, value: string): string | undefined => {
  if (name === 'marker' || name === 'marker-mid') return name
  return name === 'style' ? /\bmarker(?:-mid)?\s*:/.exec(value)?.[0] : undefined
}

const styleFinding = (root: SvgElement): Finding | undefined => {
  if (cssOf(root).some(loads)) return imageMessages.svgActive('url() or @import in <style>', 1)
  for (const { selector, body } of rulesOf(root)) {
    const effect = /\b(?:marker|mask|clip-path)(?:-\w+)?(?=\s*:)/.exec(body)?.[0]
    const isCounted =
      effect === 'clip-path' && /^\s*\.[\w-]+(?:\s*,\s*\.[\w-]+)*\s*$/.test(selector)
    if (effect && !isCounted)
      return imageMessages.svgUnsupported(`${effect} in <style> (${selector.trim()})`, 1)
  }
  return undefined
}

const cssOf = (root: SvgElement): string[] =>
  elementsOf(root)
    .filter(({ name }) => name === 'style')
    .map(({ text }) => text)

/** Rules of the style sheets. Clip paths are only given to classes, so that they can be counted. */
export const rulesOf = (root: SvgElement): { readonly selector: string; readonly body: string }[] =>
  cssOf(root).flatMap((css) =>
    [...css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/(?<![^{}])([^{}]*)\{([^{}]*)\}/g)].map(
      ([, selector = '', body = '']) => ({ selector, body }),
    ),
  )

/** The element and all below it, in the order of the file. */
export const elementsOf = (root: SvgElement): SvgElement[] => [
  root,
  ...root.children.flatMap(elementsOf),
]
