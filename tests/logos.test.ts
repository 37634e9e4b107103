/** Logos that cannot be shown, and templates that put them where they cannot stand: each is said at its line. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { writePng } from '../scripts/images/png-encode.ts'
import { build, readMemo, readTemplates } from '../scripts/index.ts'
import { readSourceText } from '../scripts/project/source.ts'
import { home } from '../scripts/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-logos-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const header = Buffer.from([0, 0, 0x3e, 0x80, 0, 0, 0x3e, 0x80, 8, 2, 0, 0, 0])
/** 16,000 × 16,000 pixels. */
const huge = writePng([
  { type: 'IHDR', data: header },
  { type: 'IDAT', data: deflateSync(new Uint8Array(8)) },
])
for (const name of ['source', 'templates']) {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'huge.png'), huge)
  writeFileSync(join(folder, name, 'text.png'), 'no picture')
  cpSync(join(import.meta.dirname, 'pdf/everything/river.png'), join(folder, name, 'river.png'))
}
const templates = readTemplates(home).value!

const saidOfMemo = async (logos: string): Promise<string[]> => {
  const text = `---\ntitle: 海湾对话\nstatus: final\nlogos:\n  - { ${logos} }\n---\n\n## 港口\n\n论述。\n`
  const read = readMemo(text, { path: 'memo.md', folder: join(folder, 'source') })
  const built = read.value
    ? await build(read.value, templates, { only: ['brief'], formats: ['pdf'] })
    : { messages: [] }
  return [...read.messages, ...built.messages].map(
    ({ path, place, rule, level }) => `${level} ${path}:${place?.line} ${rule}`,
  )
}

const bad: readonly (readonly [what: string, file: string, rule: string])[] = [
  ['a missing file', 'none.png', 'image-missing'],
  ['no picture', 'text.png', 'image-format'],
  ['too large a picture', 'huge.png', 'image-too-large'],
]

describe('a logo of a memo', () => {
  test('is taken', async () => {
    expect(await saidOfMemo('file: river.png, alt: 河港论坛')).toEqual([])
  })

  test.each([...bad, ['a file elsewhere', '../templates/river.png', 'image-path'] as const])(
    'that is %s is refused at its line',
    async (_, file, rule) => {
      expect(await saidOfMemo(`file: ${file}, alt: 河港论坛`)).toEqual([`error memo.md:5 ${rule}`])
    },
  )

  test('is looked for beside a fault of the front matter', () => {
    const text = `---\ntitle: 海湾对话\nstatus: done\nlogos:\n  - { file: none.png, alt: 河港论坛 }\n---\n\n论述。\n`
    const read = readSourceText(Buffer.from(text), { path: 'memo.md', folder })
    expect(read.messages.map(({ rule }) => rule)).toEqual(['invalid-value'])
    expect(read.pictures).toEqual([expect.objectContaining({ src: 'none.png' })])
  })

  test.each(['file: river.png', 'file: river.png, alt: ""', 'alt: 河港论坛'])(
    'that lacks its file or its words, { %s }, is refused at its line',
    async (logo) => {
      expect(await saidOfMemo(logo)).toEqual(['error memo.md:5 invalid-value'])
    },
  )
})

const saidOfTemplate = (yaml: string): string[] => {
  writeFileSync(join(folder, 'templates/house.yaml'), `extends: house\n${yaml}\n`)
  return [
    ...new Set(
      readTemplates(folder).messages.map(
        ({ path, place, rule }) => `${path}:${place?.line} ${rule}`,
      ),
    ),
  ]
}

describe('a logo of a template', () => {
  const logo = (file: string, alt = '{ zh: 河港论坛 }') =>
    `logos:\n  files:\n    - { file: ${file}, alt: ${alt} }`

  test('is taken', () => {
    expect(saidOfTemplate(logo('river.png'))).toEqual([])
    expect(saidOfTemplate(logo('river.png', '河港论坛'))).toEqual([])
  })

  test.each([
    ...bad,
    ['a file elsewhere', '../source/river.png', 'file-outside-templates'] as const,
  ])('that is %s is refused at its line', (_, file, rule) => {
    expect(saidOfTemplate(logo(file))).toEqual([`templates/house.yaml:4 ${rule}`])
  })

  test('without words is refused at its line', () => {
    for (const none of ['{ zh: "" }', '""'])
      expect(saidOfTemplate(logo('river.png', none))).toEqual([
        'templates/house.yaml:4 invalid-value',
      ])
  })

  test('does not stand on other text of a running head', () => {
    expect(saidOfTemplate('logos: { in: every-header }')).toEqual(
      expect.arrayContaining([expect.stringMatching(/:\d+ logos-on-text$/)]),
    )
    expect(
      saidOfTemplate('logos: { in: every-header }\nheader: { other: { left: "" } }'),
    ).not.toContain('templates/house.yaml:3 logos-on-text')
  })
})

describe('a document has one title', () => {
  const saidOf = (parts: string): string[] => {
    const yaml = `extends: brief\npath: own\nparts: [${parts}]\n`
    writeFileSync(join(folder, 'templates/own.yaml'), yaml)
    writeFileSync(join(folder, 'templates/house.yaml'), 'extends: house\n')
    const { messages } = readTemplates(folder)
    rmSync(join(folder, 'templates/own.yaml'))
    return messages.map(({ path, place, rule }) => `${path}:${place?.line} ${rule}`)
  }

  test.each(['body', 'cover, title, body', 'contents, cover, body', 'title, title, body'])(
    'which [%s] has not, at its line',
    (parts) => {
      expect(saidOf(parts)).toEqual(['templates/own.yaml:3 misplaced-title'])
    },
  )

  test.each(['cover, body', 'contents, title, body'])('which [%s] has', (parts) => {
    expect(saidOf(parts)).toEqual([])
  })
})

describe('front matter', () => {
  const lines = (front: string) =>
    `---\ntitle: 海湾对话\nstatus: final\n${front}\n---\n\n## 港口\n\n论述。\n`
  test.each([
    'signatures: []',
    'signatures: [{ role: 主任 }]',
    'signatures: [{ name: "" }]',
    'signatures: 林海',
  ])('that asks for a signature without a name, `%s`, is refused at its line', (front) => {
    const { messages } = readMemo(lines(front), { path: 'memo.md', folder })
    expect(messages.map(({ place, rule }) => `${place?.line} ${rule}`)).toEqual(['4 invalid-value'])
  })

  test('without a title is refused where the title should be, whatever has a cover', () => {
    const text = '---\nstatus: final\n---\n\n论述。\n'
    const { messages } = readMemo(text, { path: 'memo.md', folder })
    expect(messages.map(({ place, level }) => `${place?.line} ${level}`)).toContain('1 error')
  })
})
