/** The set the real memo makes: what is in it, that it is proved, and that it is always the same. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromJson, type Manifest } from '../scripts/build/manifest.ts'
import { sha256 } from '../scripts/files.ts'
import { memopress, root } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Where = {
  readonly name: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

/** Runs the command line on a copy of the memo in a folder of its own; gives the folder. */
const run = (
  { name, env = {}, args = ['build'] }: Where,
  prepare: (project: string) => void = () => {},
): string => {
  const project = join(folder, name)
  mkdirSync(project, { recursive: true })
  cpSync(join(root, 'source'), join(project, 'source'), { recursive: true })
  prepare(project)
  const { status, stderr } = memopress(project, args, env)
  if (status !== 0) throw new Error(stderr)
  return join(project, 'out')
}

const manifestIn = (out: string): Manifest =>
  fromJson(readFileSync(join(out, 'manifest.json'), 'utf8'))!
const hashesIn = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true })
      // Which memo the folder belongs to is no output.
      .filter((entry) => entry.isFile() && entry.name !== 'owner')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(out.length + 1), sha256(readFileSync(path))]),
  )

const expected = [
  'memo',
  'recommendations',
  ...['ai', 'semiconductors', 'track-one', 'wireless'].map((slug) => `extracts/${slug}`),
]
  .flatMap((name) => [`${name}.docx`, `${name}.pdf`])
  .concat('manifest.json', 'memo.json')
  .sort()

describe('the set of the real memo', () => {
  let out = ''
  beforeAll(() => {
    out = run({ name: 'plain' })
  })

  test('is twelve documents, the units and the manifest', () => {
    expect(Object.keys(hashesIn(out))).toEqual(expected)
  })

  test('is what the manifest says', () => {
    const { files } = manifestIn(out)
    const hashes = hashesIn(out)
    const said = files.map(({ path, sha256: hash }) => [path, hash])
    const { 'manifest.json': _, ...rest } = hashes
    expect(said).toEqual(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
  })

  test('has the same bytes in another folder, time zone, locale and umask', () => {
    const other = run({
      name: 'a folder 另一处',
      env: {
        TZ: 'Pacific/Kiritimati',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        HOME: join(folder, 'home'),
      },
    })
    expect(hashesIn(other)).toEqual(hashesIn(out))
  })

  test('one value of the house changes the PDF and the Word copy of every output', () => {
    const house = readFileSync(join(root, 'templates/house.yaml'), 'utf8')
    const changed = house.replace("ink: '#1A1A1A'", "ink: '#101010'")
    expect(changed).not.toBe(house)
    const other = run({ name: 'house' }, (project) => {
      cpSync(join(root, 'templates'), join(project, 'templates'), { recursive: true })
      writeFileSync(join(project, 'templates/house.yaml'), changed)
    })
    const before = hashesIn(out)
    const after = hashesIn(other)
    const same = Object.keys(before).filter((path) => before[path] === after[path])
    expect(same).toEqual(['memo.json'])
  })

  test('a changed word in one section leaves the handouts of the others as they were', () => {
    const other = run({ name: 'edit' }, (project) => {
      const path = join(project, 'source/memo.md')
      const source = readFileSync(path, 'utf8')
      writeFileSync(
        path,
        source.replace('5G 系统已在美国和中国广泛部署。', '5G 系统已在中国和美国广泛部署。'),
      )
    })
    const before = hashesIn(out)
    const after = hashesIn(other)
    const touched = Object.keys(before).filter((path) => before[path] !== after[path])
    expect(touched).toEqual([
      'extracts/wireless.docx',
      'extracts/wireless.pdf',
      'manifest.json',
      'memo.docx',
      'memo.json',
      'memo.pdf',
    ])
  })

  test('holds twelve recommendations on AI: six of its own section and six of others', () => {
    const { units } = JSON.parse(readFileSync(join(out, 'memo.json'), 'utf8')) as {
      units: { number: string | null; domains: string[] }[]
    }
    const numbers = units.flatMap(({ number, domains }) =>
      number && domains.includes('ai') ? [number] : [],
    )
    const others = ['1.1', '2.3', '2.4', '5.2', '5.3', '5.4']
    expect(numbers.filter((number) => !number.startsWith('3.'))).toEqual(others)
    expect(numbers.filter((number) => number.startsWith('3.'))).toHaveLength(6)
  })

  test('names files by titles when the memo asks for it', () => {
    const other = run({ name: 'titles', args: ['build', '--format', 'docx'] }, (project) => {
      const path = join(project, 'source/memo.md')
      const source = readFileSync(path, 'utf8')
      writeFileSync(path, source.replace('status: final\n', 'status: final\nfilenames: title\n'))
    })
    expect(Object.keys(hashesIn(other))).toContain('共识备忘录-人工智能.docx')
  })
})
