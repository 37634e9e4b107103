import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Which folder of `scripts/` may import which. `.` is the files at its root that serve everyone
 * (messages, limits, YAML, languages, `remember`); the others at the root are the top floor and import what they like.
 */
const floors: Readonly<Record<string, readonly string[]>> = {
  compose: [],
  memo: ['.'],
  flow: ['.', 'memo', 'template'],
  template: ['.', 'flow'],
  layout: ['.', 'compose', 'flow', 'memo'],
  pdf: ['.', 'compose', 'flow', 'layout'],
  docx: ['flow', 'memo'],
  check: ['.', 'memo', 'flow'],
  images: ['.', 'flow', 'memo'],
  publish: ['.'],
}

/** Files at the root that know nothing of ours but each other. */
const shared = ['message', 'limits', 'yaml', 'schema-words', 'language', 'remember']

/** Files at the root that may know a command: those that run them, and `open`'s proof that a PDF is made again. */
const commanding = ['cli', 'commands', 'rebuild']

/** Libraries that only some folders may know. */
const owned: Readonly<Record<string, readonly string[]>> = {
  pdfmake: ['pdf'],
  pdfkit: ['pdf'],
  fontkit: ['pdf', 'images'],
  docx: ['docx'],
}

const root = join(import.meta.dirname, '../scripts')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)
const folderOf = (file: string): string => (dirname(file) === '.' ? '.' : file.split(/[\\/]/)[0]!)

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [
    ...text.matchAll(/(?:^|\n)(?:import|export)[^'"\n]*(?:\n[^'"]*?)?from\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g),
  ].map((m) => m[1]!)
}

/** The floor an import leads to, or null for a library. */
const targetOf = (file: string, specifier: string): string | null =>
  specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : null

const trespasses = (file: string): string[] => {
  const folder = folderOf(file)
  const allowed = floors[folder]
  if (!allowed) return []
  return importsOf(file).flatMap((specifier) => {
    const target = targetOf(file, specifier)
    if (target === null) {
      const owners = owned[specifier.split('/')[0]!]
      return owners && !owners.includes(folder) ? [`${file} → ${specifier}`] : []
    }
    const to = folderOf(target)
    const fine =
      to === folder ||
      (allowed.includes(to) && (to !== '.' || shared.includes(target.replace(/\.ts$/, ''))))
    return fine ? [] : [`${file} → ${target}`]
  })
}

describe('floors', () => {
  test('no folder imports from a floor above it or beside it', () => {
    expect(files.flatMap(trespasses)).toEqual([])
  })

  test('every folder has a floor', () => {
    const folders = new Set(files.map(folderOf))
    folders.delete('.')
    folders.delete('commands')
    folders.delete('start')
    expect([...folders].filter((folder) => !(folder in floors))).toEqual([])
  })

  test('what serves everyone knows nothing but what serves everyone', () => {
    const known = shared.map((name) => `${name}.ts`)
    const strays = known.flatMap((file) =>
      importsOf(file)
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => target !== null && !known.includes(target))
        .map((target) => `${file} → ${target}`),
    )
    expect(strays).toEqual([])
  })

  test('commands are known to those that run them only', () => {
    const knowing = files.filter(
      (file) =>
        folderOf(file) !== 'commands' &&
        importsOf(file).some((name) => folderOf(targetOf(file, name) ?? '') === 'commands'),
    )
    expect(knowing.sort()).toEqual(commanding.map((name) => `${name}.ts`))
  })

  test('only pdf/pdfmake.ts imports the insides of pdfmake', () => {
    const deep = files.filter((file) =>
      importsOf(file).some((name) => name.startsWith('pdfmake/js/')),
    )
    expect(deep.map((file) => file.replaceAll('\\', '/'))).toEqual(['pdf/pdfmake.ts'])
  })
})
