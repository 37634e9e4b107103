/** The library: what it exports, that it does what the command does, and that the README's example runs. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import * as library from '../scripts/index.ts'
import { memopress, root } from './cli.ts'

const { build, readMemo, readTemplates, toDocx, toFlow, toPdf, verify } = library

const project = mkdtempSync(join(tmpdir(), 'memopress-library-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

const text = '# 港口对话\n\n## 能源\n\n双方讨论了现状。\n\n### 建议：\n\n- 两国应继续对话。\n'
const memo = readMemo(text, { path: 'memo.md', folder: project }).value!
const templates = readTemplates(project).value!

test('exports these names', () => {
  expect(Object.keys(library).sort()).toEqual(
    ['build', 'readMemo', 'readTemplates', 'toDocx', 'toFlow', 'toPdf', 'verify'].sort(),
  )
})

describe('build', () => {
  test('makes the bytes that the command makes, and knows no current folder', async () => {
    writeFileSync(join(project, 'memo.md'), text)
    expect(memopress(project, ['build', 'memo.md']).status).toBe(0)
    const callers: string[] = []
    const real = process.cwd
    vi.spyOn(process, 'cwd').mockImplementation(() => {
      const frames = new Error().stack!.split('\n').slice(1)
      // Not those of the spy; libraries ask for it too.
      callers.push(frames.find((frame) => !/@?vitest|tinyspy|library\.test/.test(frame)) ?? '')
      return real()
    })
    const again = readMemo(text, { path: 'memo.md', folder: project }).value!
    const { files, messages } = await build(again, readTemplates(project).value!)
    expect(callers.filter((frame) => frame.includes('/scripts/'))).toEqual([])
    expect(messages).toEqual([])
    expect(files.map(({ path }) => path)).toContain('extracts/neng-yuan.pdf')
    for (const { path, bytes } of files)
      expect(readFileSync(join(project, 'out', path)).equals(bytes), path).toBe(true)
  })

  test('says what is wrong, and makes nothing then', async () => {
    const misnamed = await build(memo, templates, { only: ['brif'] })
    expect([misnamed.files, misnamed.messages.map(({ rule }) => rule)]).toEqual([
      [],
      ['unknown-option-value'],
    ])
    // A redline of one edition would have no marks.
    const single = await build(memo, templates, { only: ['redline', 'changes'] })
    expect([single.files, single.messages.map(({ rule }) => rule)]).toEqual([
      [],
      ['needs-two-editions', 'needs-two-editions'],
    ])
    const refused = readMemo('# 题\n\n<b>x</b>\n', { path: 'a.md', folder: project })
    expect(refused.value).toBeNull()
    expect(refused.messages[0]).toMatchObject({ level: 'error', path: 'a.md', place: { line: 3 } })
  })
})

describe('verify', () => {
  test('finds a file that is another document’s, and one that nothing asks for', async () => {
    const { files } = await build(memo, templates, { formats: ['pdf'] })
    expect(await verify(memo, templates, files)).toEqual([])
    const [first, second] = files
    const found = await verify(memo, templates, [
      { path: first!.path, bytes: second!.bytes },
      { path: 'other.pdf', bytes: first!.bytes },
      { path: 'memo.json', bytes: Buffer.from('{}') },
    ])
    const rules = found.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['unplanned-file', 'older-making']))
    expect(rules.length).toBeGreaterThan(2)
  })

  test('holds files to the manifest that is among them', async () => {
    const { files } = await build(memo, templates, { only: ['brief'] })
    const found = async (changed: readonly Pick<library.File, 'path' | 'bytes'>[]) =>
      (await verify(memo, templates, changed)).map(({ path, rule }) => `${path} ${rule}`)
    expect(await found(files)).toEqual([])
    expect(await found(files.filter(({ path }) => path !== 'memo.docx'))).toEqual([
      'memo.docx missing-file',
    ])
    const edited = (name: string) =>
      files.map(({ path, bytes }) => ({
        path,
        bytes: path === name ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes,
      }))
    expect(await found(edited('memo.pdf'))).toEqual(['memo.pdf changed-file'])
    const resealed = files.map(({ path, bytes }) => ({
      path,
      bytes:
        path === 'manifest.json'
          ? Buffer.from(Buffer.from(bytes).toString().replace('"pages": 1', '"pages": 2'))
          : bytes,
    }))
    expect(await found(resealed)).toEqual(['manifest.json changed-file'])
    const newer = readMemo(text.replace('现状', '前景'), { path: 'memo.md', folder: project })
    const older = await verify(newer.value!, templates, files)
    expect(new Set(older.map(({ rule }) => rule))).toEqual(new Set(['older-source']))
  })
})

describe('one document', () => {
  test('is that of the set', async () => {
    const { files } = await build(memo, templates)
    const bytesOf = (path: string) => files.find((file) => file.path === path)!.bytes
    const brief = toFlow(memo, templates, { template: 'brief' }).value!
    const handout = toFlow(memo, templates, { template: 'handout', domain: 'neng-yuan' }).value!
    expect(Buffer.compare(await toPdf(brief, templates), bytesOf('memo.pdf'))).toBe(0)
    expect(Buffer.compare(toDocx(brief, templates), bytesOf('memo.docx'))).toBe(0)
    const pdf = await toPdf(handout, templates)
    expect(Buffer.compare(pdf, bytesOf('extracts/neng-yuan.pdf'))).toBe(0)
  })

  test('is the Word copy of the set, in the way that its template’s ladder takes', async () => {
    const items = '- 两国应继续就能源与气候开展长期对话，并定期公布各自的进展。\n'.repeat(40)
    const long = readMemo(text + items, { path: 'memo.md', folder: project }).value!
    const { files } = await build(long, templates, { only: ['handout'], formats: ['docx'] })
    const handout = toFlow(long, templates, { template: 'handout', domain: 'neng-yuan' }).value!
    expect(Buffer.compare(toDocx(handout, templates), files[0]!.bytes)).toBe(0)
  })

  test('that no template makes is said', () => {
    const { value, messages } = toFlow(memo, templates, { template: 'handout' })
    expect([value, messages.map(({ rule }) => rule)]).toEqual([null, ['no-such-document']])
  })
})

test('wrong arguments are a clear error', async () => {
  const none = undefined as never
  expect(() => readTemplates('.')).toThrow('expected an absolute path')
  expect(() => readTemplates(none)).toThrow('expected an absolute path')
  expect(() => readMemo(none, { path: 'a.md', folder: project })).toThrow('expected a memo as text')
  expect(() => readMemo('', none)).toThrow('expected a path for messages')
  expect(() => toFlow(memo, templates, none)).toThrow('expected the name of a template')
  expect(() => toFlow(none, templates, { template: 'brief' })).toThrow('as readMemo gives it')
  expect(() => toDocx(none, templates)).toThrow('as toFlow gives it')
  await expect(toPdf(none, templates)).rejects.toThrow('as toFlow gives it')
  await expect(build(none, templates)).rejects.toThrow('as readMemo gives it')
  await expect(verify(memo, templates, none)).rejects.toThrow('files as `build` gives them')
  await expect(build(memo, none)).rejects.toThrow('as readTemplates gives them')
  expect(() => readMemo('', { path: 'a.md', folder: 'b' })).toThrow('expected an absolute path')
  await expect(build(memo, { names: [] })).rejects.toThrow('as readTemplates gives them')
})

test('the README’s example compiles where nothing but the package is installed, and runs', () => {
  const example = /```ts\n(import [^]*?)```/.exec(
    readFileSync(join(root, 'README.md'), 'utf8'),
  )![1]!
  expect(example.trim().split('\n').length).toBeLessThan(16)
  const folder = join(project, 'empty')
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@resvg'), { recursive: true })
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const packed = execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }).trim()
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', modules])
  execFileSync('mv', [join(modules, 'package'), join(modules, 'memopress')])
  writeFileSync(join(folder, 'example.mts'), example)
  const tsc = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  )
  const options = ['--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--types', '']
  execFileSync(process.execPath, [tsc, 'example.mts', ...options], { cwd: folder })
  for (const name of ['hyphen', 'pinyin-pro', '@resvg/resvg-js'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
  const said = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' })
  expect(said).toMatch(/memo\.pdf \d+/)
  expect(said).toMatch(/\] \[\] \[\]\s*$/)
})
