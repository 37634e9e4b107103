/** Word copies as LibreOffice pages them, with the project's own fonts in place of Word's. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPdfjs } from '../tools/pdfjs.ts'
import { readWordText, type WordParagraph } from '../../scripts/readers/docx/text.ts'
import { home } from '../../scripts/files.ts'
import { built, realMemo, templates, type File } from './built.ts'

const run = promisify(execFile)
const withOffice = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memopress-office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Names that Word's users have → families of the files in `templates/fonts`. */
const families = {
  宋体: 'Noto Serif SC',
  'Times New Roman': 'Noto Serif SC',
  微软雅黑: 'Noto Sans SC',
  黑体: 'Noto Sans SC',
  Arial: 'Noto Sans SC',
}

const fontConfig = (): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'templates/fonts')}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  ${Object.entries(families)
    .map(
      ([name, family]) =>
        `<match target="pattern">
          <test name="family"><string>${name}</string></test>
          <edit name="family" mode="assign" binding="strong"><string>${family}</string></edit>
        </match>`,
    )
    .join('\n')}
</fontconfig>`

type Printed = {
  readonly pages: number
  /** Headings of the first level and the pages they are on. */
  readonly headings: readonly Heading[]
}
type Heading = { readonly title: string; readonly page: number }

/** Prints the files with one start of LibreOffice. */
const print = async (files: readonly File[]): Promise<Printed[]> => {
  const config = join(folder, 'fonts.conf')
  await writeFile(config, fontConfig())
  const paths = files.map(({ path }) => join(folder, path.replace('/', '-')))
  await Promise.all(files.map(({ bytes }, i) => writeFile(paths[i]!, bytes)))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths]
  await run('soffice', args, { env: { ...process.env, FONTCONFIG_FILE: config } })
  return Promise.all(paths.map((path) => readPrinted(path.replace(/docx$/, 'pdf'))))
}

/** LibreOffice makes an outline of the headings, each with its page and the number that its style gives it. */
const readPrinted = async (pdf: string): Promise<Printed> => {
  const { getDocument } = await loadPdfjs()
  const task = getDocument({ data: new Uint8Array(await readFile(pdf)), verbosity: 0 })
  const document = await task.promise
  const headings: Heading[] = []
  for (const { title, dest } of (await document.getOutline()) ?? []) {
    const [ref] = dest as [Parameters<typeof document.getPageIndex>[0]]
    headings.push({
      title: blankless(title.replace(/^\d+\s+/, '')),
      page: (await document.getPageIndex(ref)) + 1,
    })
  }
  const pages = document.numPages
  await task.destroy()
  return { pages, headings }
}

const blankless = (text: string): string => text.replace(/\s/g, '')

/** What a Word copy says of the pages of sections, in its contents or its overview. */
const contentsOf = ({ bytes }: File): Heading[] => {
  const paragraphs = readWordText(bytes)
  const entries = paragraphs.filter(({ place, style }) => place === 'contents' && style === 'TOC1')
  return entries.length > 0 ? entries.map(entryOf) : overviewOf(paragraphs)
}

const entryOf = ({ text }: WordParagraph): Heading => {
  const [, title = '', page] = /^(?:\d+\s+)?(.*)\t(\d+)$/s.exec(text) ?? []
  return { title: blankless(title), page: Number(page) }
}

/** In an overview: the first link of a row, and its page. */
const overviewOf = (paragraphs: readonly WordParagraph[]): Heading[] => {
  const cells = paragraphs.filter(({ style }) => /^MemoOverview(?:Section|Other)/.test(style))
  const titles = cells.filter(({ node }) =>
    node.children.some((child) => typeof child !== 'string' && child.name === 'w:hyperlink'),
  )
  const pages = cells.filter(({ isPage }) => isPage)
  return titles.map(({ text }, i) => ({ title: blankless(text), page: Number(pages[i]?.text) }))
}

const memos = ['plain-memo', 'plain-memo-en', 'chapters', 'levels', 'tables', 'recommendations']
const fixture = (name: string): string => join(home, 'tests/fixtures', name, 'memo.md')

/** The memo with all its sections so many times, under other names and ids. */
const repeated = (source: string, times: number): string => {
  const [, head = '', body = ''] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(source)!
  const again = (_: unknown, i: number): string =>
    body
      .replace(/unit id=([a-z0-9-]+)/g, `unit id=$1-${i + 2}`)
      .replace(/^(## .*?)(?= <!--|$)/gm, `$1 ${i + 2}`)
  return [head, body, ...Array.from({ length: times - 1 }, again)].join('\n')
}

describe.skipIf(!withOffice)('LibreOffice (needs LibreOffice)', () => {
  let copies: File[]
  /** Of the fixtures: Chinese and English, with chapters, tables, notes and lists. */
  let others: File[]
  let printed: Printed[]
  beforeAll(async () => {
    copies = await built(realMemo, templates)
    others = (
      await Promise.all(memos.map((name) => built(fixture(name), ['brief', 'review', 'gongwen'])))
    ).flatMap((files, i) => files.map((file) => ({ ...file, path: `${memos[i]}-${file.path}` })))
    printed = await print([...copies, ...others])
  })

  test('makes as many pages as the PDF has, or one more or less', () => {
    const differences = copies.map(({ path, pages }, i) => [path, printed[i]!.pages - pages!])
    expect(differences.filter(([, by]) => Math.abs(by as number) > 1)).toEqual([])
  })

  // The last stands at the foot of a page or at the head of the next, by a line that LibreOffice breaks otherwise.
  test('finds the eight headings on the pages that the contents say, the last of them or a page before', () => {
    const at = copies.findIndex(({ path }) => path === 'memo.docx')
    expect(contentsOf(copies[at]!)).toHaveLength(8)
    const said = contentsOf(copies[at]!)
    const { headings } = printed[at]!
    expect(headings.map(({ title }) => title)).toEqual(said.map(({ title }) => title))
    const misses = said.map(({ page }, i) => page - headings[i]!.page)
    expect(misses.slice(0, -1)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect([0, 1]).toContain(misses.at(-1))
  })

  test('finds every section of every test memo where the contents say, or one page away', () => {
    const listed = [...copies, ...others].map((copy, i) => ({
      copy,
      said: contentsOf(copy),
      found: printed[i]!.headings,
    }))
    const withContents = listed.filter(({ said }) => said.length > 0)
    expect(withContents.length).toBeGreaterThanOrEqual(13)
    const misses = withContents.flatMap(({ copy, said, found }) =>
      said.map(({ title, page }) => ({
        of: `${copy.path}: ${title}`,
        by: page - (found.find((heading) => heading.title === title)?.page ?? Number.NaN),
      })),
    )
    console.log(
      withContents.length,
      misses.length,
      misses.filter(({ by }) => by !== 0),
    )
    expect(misses.filter(({ by }) => !(Math.abs(by) <= 1))).toEqual([])
  })

  test('finds the headings of ten memos in one where the contents say, or one page away', async () => {
    const file = join(folder, 'ten.md')
    await writeFile(file, repeated(await readFile(realMemo, 'utf8'), 10))
    const [copy] = await built(file, ['brief'])
    const [{ headings } = { headings: [] }] = await print([copy!])
    const said = contentsOf(copy!)
    expect(said).toHaveLength(80)
    expect(headings.map(({ title }) => title)).toEqual(said.map(({ title }) => title))
    const misses = said.map(({ page }, i) => Math.abs(page - headings[i]!.page))
    expect(Math.max(...misses)).toBeLessThanOrEqual(1)
  })
})
