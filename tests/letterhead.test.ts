/** A letterhead made by data alone: two logos, other colours, fonts and paper, a cover, a code and lines to sign on. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, readMemo, readTemplates, toFlow, type File } from '../scripts/index.ts'
import type { Flow } from '../scripts/flow/model.ts'
import { proverOf } from '../scripts/proof/prove.ts'
import { inputOf } from '../scripts/project/read-input.ts'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { readingOf } from '../scripts/readers/docx/reading.ts'
import { readPdf } from '../scripts/readers/pdf/text.ts'
import type { Reading } from '../scripts/readers/reading.ts'
import { validate as validateWord } from './docx/package.ts'
import { hasVeraPdf, validate } from './tools/verapdf.ts'

const folder = join(import.meta.dirname, 'letterhead')
const path = 'source/memo.md'
const memo = readMemo(readFileSync(join(folder, path)), { path, folder: join(folder, 'source') })
const templates = readTemplates(folder)
const { files, messages } = await build(memo.value!, templates.value!)

const fileOf = (name: string): File => files.find((file) => file.path === name)!
const readings: Readonly<Record<string, (bytes: Uint8Array) => Reading>> = {
  pdf: readPdf,
  docx: (bytes) => readingOf(readPackage(bytes)),
}
const formats = Object.keys(readings)
const readingIn = (name: string, format: string): Reading =>
  readings[format]!(fileOf(`${name}.${format}`).bytes)
const flowOf = (template: string): Flow =>
  toFlow(memo.value!, templates.value!, { template }).value!.flow

const logos = ['东湖中心', '河港论坛']
const code = '全文的二维码：https://example.org/bay/2026-01'

describe('a letterhead', { timeout: 240_000 }, () => {
  test('is read, built and proved without a message', () => {
    expect([...memo.messages, ...templates.messages, ...messages]).toEqual([])
    expect(files.map((file) => file.path).filter((name) => name.endsWith('.pdf'))).toEqual([
      'agreement.pdf',
      'memo.pdf',
      'recommendations.pdf',
      'extracts/ports.pdf',
      'extracts/fisheries.pdf',
    ])
  })

  test('has its paper, colours and fonts', () => {
    const { page, styles, fonts } = flowOf('brief')
    expect([page.width, page.height]).toEqual([498.9, 708.66])
    expect(styles['heading2']!.color).toBe('#0A6E4F')
    expect(fonts['serif']!.regular).toBe('NotoSansSC-Regular')
  })

  test.each(formats)('has both logos in the head of the first page, in %s', (format) => {
    const { headPictures, pages } = readingIn('memo', format)
    const shown = headPictures.filter(
      ({ print, page }) => page === null || 'sha256' in print || page === 1,
    )
    expect(shown.filter(({ height }) => height > 20).length).toBe(2)
    if (pages === null) expect(shown.map(({ alt }) => alt)).toEqual(logos)
    else expect(headPictures.filter(({ page, height }) => page! > 1 && height > 20)).toEqual([])
  })

  test.each(formats)('has a cover with its logos, and nothing else, in %s', (format) => {
    const { alts, body } = readingIn('agreement', format)
    expect(alts).toEqual([...logos, code])
    const text = body.map((fragment) => fragment.text.replaceAll(/\s/g, '')).join('|')
    expect(text.replace('海湾对话|共识', '海湾对话共识')).toMatch(
      /^海湾对话共识备忘录\|海湾对话第三轮\|东湖中心·河港论坛·2026年1月·青岛\|目录\|/,
    )
    const contents = body.find((fragment) => fragment.text === '目录')!
    expect(contents.page).toBe(format === 'pdf' ? 2 : null)
    expect(body.filter(({ page }) => page === 1).length).toBeLessThan(5)
  })

  test.each(formats)('has a line to sign on for each who signs, in %s', (format) => {
    const text = readingIn('agreement', format)
      .body.map((fragment) => fragment.text)
      .join('\n')
    expect(text).toMatch(/签署\s+林海\s+东湖中心主任\s+北京\s+日期：_+\s+Jane\s*Doe/)
  })

  test.each(['memo', 'recommendations', 'extracts/ports'])(
    'names each picture for those who do not see it: %s',
    (name) => {
      for (const format of formats) expect(readingIn(name, format).alts).toEqual([code])
    },
  )

  test('names no file and explains the checksum once in every document', () => {
    for (const file of files.filter(({ path }) => /\.(?:pdf|docx)$/.test(path))) {
      const reading = readings[file.path.split('.').at(-1)!]!(file.bytes)
      const text = [...reading.body, ...reading.furniture].map((each) => each.text).join('')
      expect(text.match(/校验码/g)).toHaveLength(2)
      expect(text).not.toMatch(/memo\.(?:pdf|docx)/)
    }
  })

  test('is the same to the byte when it is made again', async () => {
    const again = await build(memo.value!, readTemplates(folder).value!)
    for (const [i, { bytes }] of again.files.entries())
      expect(Buffer.compare(bytes, files[i]!.bytes)).toBe(0)
  })

  test('is what the validators of Word want', async () => {
    for (const name of ['memo', 'agreement', 'extracts/ports'])
      for (const version of ['Office2010', 'Microsoft365'] as const)
        expect(await validateWord(fileOf(`${name}.docx`).bytes, version)).toEqual([])
  })

  test.skipIf(!hasVeraPdf)('is PDF/UA-1 and PDF/A-2a, as veraPDF has it', () => {
    const pdfs = files.filter(({ path }) => path.endsWith('.pdf'))
    const out = mkdtempSync(join(tmpdir(), 'memopress-letterhead-'))
    const paths = pdfs.map(({ bytes }, i) => {
      writeFileSync(join(out, `${i}.pdf`), bytes)
      return join(out, `${i}.pdf`)
    })
    expect(validate(paths, ['PDF/UA-1', 'PDF/A-2A'])).toEqual(pdfs.map(() => []))
    rmSync(out, { recursive: true })
  })
})

describe.each(['status: draft', 'status: embargoed\nembargo: 2026-12-31'])('%s', (status) => {
  test.each(['zh-CN', 'en'])('is said beside the logos and not upon them, in %s', async (lang) => {
    const text = readFileSync(join(folder, path), 'utf8')
      .replace('status: final', status)
      .replace('title:', `lang: ${lang}\ntitle:`)
    const other = readMemo(text, { path, folder: join(folder, 'source') })
    const built = await build(other.value!, templates.value!, { only: ['brief', 'handout'] })
    expect(built.messages.filter(({ level }) => level === 'error')).toEqual([])
    const { flow } = toFlow(other.value!, templates.value!, { template: 'brief' }).value!
    const { logos: shown = [], center } = flow.header.first
    expect(center).not.toEqual([])
    const end = shown.reduce((sum, { width }) => sum + width + 14, -14)
    const measure = flow.page.width - flow.page.margin.left - flow.page.margin.right
    const words = center.map((run) => ('text' in run ? run.text : '')).join('')
    const half = [...words].length * (lang === 'en' ? 3 : 5.5)
    expect(end).toBeLessThan(measure / 2 - half)
  })
})

describe('the proof', () => {
  const input = inputOf(memo.value!, templates.value as never).value!
  const prove = proverOf(input)
  const faultsOf = async (flow: Flow, name: string, format: 'pdf' | 'docx') => {
    const { bytes } = fileOf(`${name}.${format}`)
    const found = await prove({ flow, edition: memo.value!.memo, path: name, format, bytes })
    return found.map(({ rule }) => rule)
  }

  test.each(['pdf', 'docx'] as const)(
    'misses a logo of the head that is not there, in %s',
    async (format) => {
      const { header, ...flow } = flowOf('brief')
      const { logos: shown, ...first } = header.first
      expect(await faultsOf({ ...flow, header: { ...header, first } }, 'memo', format)).toContain(
        // A drawing is told from a rule by nothing but its place in the flow; a picture of dots is.
        'wrong-picture',
      )
      const other = { ...first, logos: [shown![1]!, shown![0]!, shown![0]!] }
      expect(
        await faultsOf({ ...flow, header: { ...header, first: other } }, 'memo', format),
      ).toContain('wrong-picture')
    },
  )

  test.each(['pdf', 'docx'] as const)(
    'misses a code of another size or word, in %s',
    async (format) => {
      const flow = flowOf('brief')
      const last = flow.body.at(-1) as Extract<Flow['body'][number], { type: 'paragraph' }>
      const changed = (beside: object): Flow => ({
        ...flow,
        body: flow.body.with(-1, { ...last, beside: { ...last.beside!, ...beside } }),
      })
      expect(await faultsOf(changed({ alt: '另一个' }), 'memo', format)).toContain('lost-alt-text')
      expect(await faultsOf(changed({ width: 20, height: 20 }), 'memo', format)).toContain(
        'wrong-picture',
      )
    },
  )
})
