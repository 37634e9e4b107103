/** What people do to a Word copy in its first hour, done in LibreOffice: each gives what they expect. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { built, realMemo } from './built.ts'
import { itemsMore, labelsOfStyles, memoCopy } from './edited-memo.ts'
import { changed, inFolder } from './package.ts'

const run = promisify(execFile)
/** The Python of the system, which LibreOffice's bridge is installed for. */
const python = '/usr/bin/python3'
const withUno = await Promise.all([
  run(python, ['-c', 'import uno']),
  run('soffice', ['--version']),
]).then(
  () => true,
  () => false,
)

/** The copy as after Design → Fonts: other faces in its theme, and nothing else changed. */
const inOtherFaces = (docx: Uint8Array): Uint8Array =>
  changed(docx, 'word/theme/theme1.xml', (xml) =>
    xml.replaceAll('"宋体"', '"仿宋"').replaceAll('"微软雅黑"', '"楷体"'),
  )

describe.skipIf(!withUno)('in LibreOffice (needs LibreOffice and python3-uno)', () => {
  let results: Readonly<Record<string, unknown>>
  beforeAll(async () => {
    const [copy] = await built(realMemo, ['brief'])
    const other = await memoCopy()
    const script = join(home, 'tests/docx/office/edit.py')
    const { stdout } = await inFolder(copy!.bytes, async (path, folder) => {
      const paths = ['other.docx', 'themed.docx'].map((name) => join(folder, name))
      await writeFile(paths[0]!, other)
      await writeFile(paths[1]!, inOtherFaces(other))
      return run(python, [script, path, ...paths, join(folder, 'profile')])
    })
    results = JSON.parse(stdout) as typeof results
  })
  const result = <T>(name: string): T => results[name] as T

  test.each([
    ['1.2', '建议 1.3'],
    ['2.4', '建议 2.5'],
    ['3.6', '建议 3.7'],
    ['4.3', '建议 4.4'],
    ['5.2', '建议 5.3'],
    ['5.5', '建议 5.6'],
  ])('a recommendation after %s has the next number of its section', (at, label) => {
    expect(results[`after ${at}`]).toBe(label)
  })

  test.each([
    ['List Bullet', '•'],
    ['List Number', '1.'],
  ])('a paragraph in %s has what the style says', (style, label) => {
    expect(results[`as ${style}`]).toBe(label)
  })

  test('another face of Normal is that of all text', () => {
    const faces = Object.entries(results['face of Normal'] as Record<string, string>)
    expect(faces.length).toBeGreaterThanOrEqual(5)
    expect(faces.filter(([, face]) => face !== '仿宋')).toEqual([])
  })

  test.each(itemsMore)(
    'items more at every level are counted with those around: %s …',
    (...items) => {
      const lines = result<string[]>('an item more at every level')
      const at = lines.indexOf(items[0]!)
      expect(lines.slice(at, at + items.length)).toEqual(items)
    },
  )

  test.each(labelsOfStyles)('a new paragraph in %s has its label', (style, label) => {
    const [printed] = result<Record<string, [string, number]>>('styles')[style]!
    expect(printed).toBe(label)
  })

  test('a recommendation above one that is referred to: its references follow', () => {
    const lines = result<string[]>('references')
    // LibreOffice 7.4 keeps NOTEREF without updating it: the mark of the repeated note stays.
    expect(lines).toContain('1双方讨论了建议 1.3与建议 2.1的安排2，见表 2，另见前注1。')
    expect(lines).toContain('双方应共享岸桥数据，并参照建议 1.1。')
  })

  test('a caption less: the next has its number', () => {
    expect(result<string[]>('references').filter((line) => line.startsWith('表'))).toEqual([
      '表 1　各港岸桥',
    ])
  })

  test('a section more: recommendations below and references to them follow', () => {
    const lines = result<string[]>('a section more')
    const at = lines.indexOf('3 航运')
    expect(lines.slice(at, at + 3)).toEqual([
      '3 航运',
      '建议 3.1 双方应交换航运数据。',
      '建议 3.2 双方应共享岸桥数据，并参照建议 1.1。',
    ])
    expect(lines).toContain('双方讨论了建议 1.2与建议 3.2的安排1，见表 2，另见前注1。')
  })

  type Looks = {
    readonly grown: Record<string, number>
    readonly row: { readonly style: string[]; readonly size: number[] }
    readonly picture: number
    readonly strong: number
  }
  test('another size of Normal is that of all text', () => {
    expect(new Set(Object.values(result<Looks>('looks').grown))).toEqual(new Set([1]))
  })
  test('a row more of a table looks as the others', () => {
    const { style, size } = result<Looks>('looks').row
    expect([style[1], size[1]]).toEqual([style[0], size[0]])
  })
  test('a picture in a line of text makes room for itself', () => {
    // Of 30 mm, in a line of 6.7 mm.
    expect(result<Looks>('looks').picture).toBeGreaterThan(2000)
  })
  test('strong words are bold', () => {
    expect(result<Looks>('looks').strong).toBe(150)
  })

  test.each([
    ['Title', 'Text body'],
    ['Heading 1', 'Text body'],
    ['Heading 2', 'Text body'],
    ['List Bullet', 'List Bullet'],
    ['Memo Recommendation', 'Memo Recommendation'],
  ])('after %s comes %s', (style, next) => {
    expect(result<Record<string, string>>('next styles')[style]).toBe(next)
  })

  test('other faces of the theme are those of text and headings', () => {
    const { Title, 'Heading 1': heading, ...body } = result<Record<string, string>>('another theme')
    expect([Title, heading]).toEqual(['楷体', '楷体'])
    expect(new Set(Object.values(body))).toEqual(new Set(['仿宋']))
  })

  test('opened and saved by LibreOffice says the same', () => {
    expect(result<string[]>('saved')).toEqual(result<string[]>('before'))
    expect(result<string[]>('saved').join('')).toContain('双方讨论了建议 1.2与建议 2.1的安排')
  })
})
