import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { known } from '../../scripts/template/known.ts'
import { readTemplates, readYaml, templateFile } from '../../scripts/template/read.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'templates')
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
const silent = () => {}

const learned = known as Map<string, NonNullable<ReturnType<typeof readYaml>>['data']>
beforeEach(() => learned.clear())

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
