import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The floors of `scripts/`, from the ground up: a file may import from its own room and from floors below, never
 * from above and never from a neighbour, unless `neighbours` names that.
 */
const floors: readonly (readonly string[])[] = [
  ['message', 'limits', 'memoize', 'files', 'system-error', 'collections'],
  ['memo', 'words'],
  ['yaml', 'template', 'compose', 'redline'],
  ['markdown', 'flow'],
  ['rules', 'layout', 'fonts', 'images', 'readers', 'git'],
  ['pdf', 'docx'],
  ['proof'],
  ['build'],
  ['project', 'publish'],
  ['sets', 'open'],
  ['import', 'review', 'diff'],
  ['preview'],
  ['cli', 'index'],
  ['bundle'],
]

/** Rooms of one floor of which the first may know the second. */
const neighbours: readonly (readonly [room: string, neighbour: string])[] = [
  ['template', 'yaml'],
  ['fonts', 'layout'],
]

/** Libraries that only some rooms may know. */
const owned: Readonly<Record<string, readonly string[]>> = {
  pdfmake: ['pdf'],
  pdfkit: ['pdf'],
  fontkit: ['fonts', 'images', 'pdf'],
  docx: ['docx'],
  // The proof reads the source by a parser of its own.
  'remark-parse': ['markdown', 'proof'],
  zod: ['yaml', 'template', 'markdown', 'build', 'publish'],
  yauzl: ['readers'],
  esbuild: ['bundle'],
  // It draws pages in the browser; PDFs are read by readers of our own.
  'pdfjs-dist': ['preview'],
}

const root = join(import.meta.dirname, '../scripts')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))

/** The folder a file stands in; a file in the root of `scripts/` is a room of its own. */
const roomOf = (file: string): string => file.split('/')[0]!.replace(/\.ts$/, '')
const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)))

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [
    ...text.matchAll(/(?:^|\n)(?:import|export)[^'"\n]*(?:\n[^'"]*?)?from\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g),
  ].map((found) => found[1]!)
}

const libraries = new Map(
  files.map((file) => [file, importsOf(file).filter((name) => !name.startsWith('.'))]),
)

/** Files of ours that each file imports, types included. */
const imports = new Map(
  files.map((file) => [
    file,
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.join(posix.dirname(file), name))
      .filter((name) => files.includes(name)),
  ]),
)

const mayImport = (file: string, target: string): boolean => {
  const [room, other] = [roomOf(file), roomOf(target)]
  return (
    room === other ||
    floorOf(target) < floorOf(file) ||
    (floorOf(file) === 0 && floorOf(target) === 0) ||
    neighbours.some(([own, known]) => own === room && known === other)
  )
}

/** Groups of files that reach one another, after Tarjan (1972). */
const circles = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const found: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const visit = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.get(file)!)
    path.push(file)
    for (const next of graph.get(file)!) {
      if (!order.has(next)) visit(next)
      if (path.includes(next))
        lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next) ?? order.get(next)!))
    }
    if (lowest.get(file) !== order.get(file)) return
    const circle = path.splice(path.indexOf(file))
    if (circle.length > 1) found.push(circle.sort())
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}

describe('floors', () => {
  test('every file stands on a floor', () => {
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([])
  })

  test('no file imports from a floor above it or from a neighbour', () => {
    const trespasses = files.flatMap((file) =>
      imports
        .get(file)!
        .filter((target) => !mayImport(file, target))
        .map((target) => `${file} → ${target}`),
    )
    expect(trespasses).toEqual([])
  })

  test('no files import one another in a circle', () => {
    expect(circles(imports)).toEqual([])
  })

  test('a circle is found', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d'], f: ['a'] }
    expect(circles(new Map(Object.entries(graph)))).toEqual([
      ['d', 'e'],
      ['a', 'b', 'c'],
    ])
  })

  test('libraries are known in their rooms only', () => {
    const strays = files.flatMap((file) =>
      libraries
        .get(file)!
        .filter((name) => !(owned[name.split('/')[0]!]?.includes(roomOf(file)) ?? true))
        .map((name) => `${file} → ${name}`),
    )
    expect(strays).toEqual([])
  })

  test('only pdf/pdfmake.ts imports the insides of pdfmake', () => {
    const deep = files.filter((file) =>
      libraries.get(file)!.some((name) => name.startsWith('pdfmake/js/')),
    )
    expect(deep).toEqual(['pdf/pdfmake.ts'])
  })
})
