import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { knownTemplates, knownTexts } from '../../scripts/template/known.ts'
import { readTemplates, readYaml, templateFile } from '../../scripts/template/read.ts'
import type { Template } from '../../scripts/template/schema.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'templates')
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
const silent = () => {}

const learned = knownTexts as Map<string, NonNullable<ReturnType<typeof readYaml>>['data']>
const sound = knownTemplates as Map<string, Template>
beforeEach(() => {
  learned.clear()
  sound.clear()
})

/** Knows what these texts say, as a bundle knows it: as JSON. */
const learn = (all: readonly string[]): void => {
  for (const text of all)
    learned.set(text, JSON.parse(JSON.stringify(readYaml(text, silent)!.data)))
}

describe('texts of templates that are known', () => {
  test('say what they say when they are read', () => {
    const files = texts.map(([name, text]) => templateFile(join(folder, name), name, text))
    const read = readTemplates(files)
    learn(texts.map(([, text]) => text))
    expect(readTemplates(files)).toEqual(read)
    expect(read.all.length).toBeGreaterThan(4)
  })

  test('have what is wrong with them at the same places', () => {
    const bad = '\n\nof: memo\nextends: nowhere\n'
    const found = () => readTemplates([templateFile('bad.yaml', 'bad.yaml', bad)]).messages
    const read = found()
    expect(read).toMatchObject([{ rule: 'unknown-template', place: { line: 4 } }])
    learn([bad])
    expect(found()).toEqual(read)
  })

  test('are not read', () => {
    const report = vi.fn<() => void>()
    learned.set('*: [', { of: 'memo' })
    expect(readYaml('*: [', report)?.data).toEqual({ of: 'memo' })
    expect(report).not.toHaveBeenCalled()
  })

  test('are those that come with a bundle, in the bundle', () => {
    const bundle = readFileSync(join(root, 'dist/memopress.cjs'), 'latin1')
    // Each begins with a line that says what it is for; quotes and Chinese are written otherwise there.
    const aims = texts.map(([, text]) => /\n(# [\w ,.:;]+)/.exec(text)![1]!)
    for (const aim of aims) expect(bundle).toContain(aim)
  })
})

describe('templates that are known to be sound', () => {
  const files = texts.map(([name, text]) => templateFile(join(folder, name), name, text))
  const without = (name: string, from: string, to: string) =>
    files.map((file) =>
      file.name === name ? { ...file, text: file.text.replace(from, to) } : file,
    )

  test('are what they are when they are examined', () => {
    const found = new Map<string, Template>()
    const read = readTemplates(files, found)
    expect(found.size).toBe(read.all.length)
    for (const [key, template] of JSON.parse(JSON.stringify([...found])) as [string, Template][])
      sound.set(key, template)
    const again = new Map<string, Template>()
    expect(readTemplates(files, again)).toEqual(read)
    // Their keys stand in the order of the schema, which styles are numbered by.
    expect(JSON.stringify(readTemplates(files).all)).toBe(JSON.stringify(read.all))
    expect(again.size).toBe(0)
  })

  test('are others as soon as they, or what they extend, say anything else', () => {
    readTemplates(files, sound)
    const { messages } = readTemplates(without('house', 'hyphenate: true', 'hyphenate: 5'))
    expect(messages).toMatchObject([{ rule: 'invalid-value' }])
    // JSON has no such numbers: they would be the nulls that stood there.
    for (const wrong of ['.nan', '.inf'])
      expect(readTemplates(without('house', 'fit: null', `fit: ${wrong}`)).messages).toMatchObject([
        { rule: 'invalid-value' },
      ])
    const known = sound.size
    const fresh = new Map<string, Template>()
    readTemplates(without('house', 'hyphenate: true', 'hyphenate: false'), fresh)
    expect(fresh.size).toBe(known)
  })

  test('are not kept when there is anything to be said of them', () => {
    const name = files.find(({ text }) => /^extends: house$/m.test(text))!.name
    const idle = without(name, 'extends: house', "extends: house\ncolors: { idle: '#000000' }")
    const found = new Map<string, Template>()
    expect(readTemplates(idle, found).messages).toMatchObject([{ rule: 'unused-color' }])
    expect(found.size).toBe(readTemplates(files).all.length - 1)
    readTemplates(files, sound)
    expect(readTemplates(idle).messages).toMatchObject([{ rule: 'unused-color' }])
  })

  test('are in the bundle that they come with', () => {
    readTemplates(files, sound)
    const bundle = readFileSync(join(root, 'dist/memopress.cjs'), 'latin1')
    for (const key of sound.keys()) expect(bundle).toContain(key)
  })
})
