import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fontStoreOf, fontStores } from '../scripts/fonts/font-store.ts'
import { readFonts } from '../scripts/fonts/font-files.ts'
import { home } from '../scripts/files.ts'
import { loadTemplates } from '../scripts/project/templates.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-fonts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const own = join(folder, 'own.ttf')
const put = (name: string) => copyFileSync(join(home, 'templates/fonts', name), own)
const read = () => readFonts({ fonts: new Map([['own', own]]) }, [])

test('fonts are opened once, until others are asked for', () => {
  put('SourceCodePro-Regular.ttf')
  const storesOf = fontStores()
  const [first, again] = [storesOf(read()), storesOf(read())]
  expect(again).toBe(first)
  const regular = first('own')
  put('SourceCodePro-Bold.ttf')
  const second = storesOf(read())
  expect(second('own')).not.toBe(regular)
  expect(second('own').bytes.length).not.toBe(regular.bytes.length)
})

test('a font that was replaced since it was read is still the one that was read', () => {
  put('SourceCodePro-Regular.ttf')
  const [regular, files] = [readFileSync(own), read()]
  put('SourceCodePro-Bold.ttf')
  expect(regular.equals(fontStoreOf(files)('own').bytes)).toBe(true)
})

const whole = readFileSync(join(home, 'templates/fonts/SourceCodePro-Regular.ttf'))

test.each([
  ['is empty', Buffer.alloc(0)],
  ['is a text', Buffer.from('hello\n')],
  ['was cut', whole.subarray(0, 100_000)],
  ['has no tables', Buffer.concat([whole.subarray(0, 4), Buffer.alloc(whole.length)])],
])('a font that %s is an error of its template', (_, bytes) => {
  writeFileSync(own, bytes)
  const messages: Parameters<typeof readFonts>[1] = []
  expect(readFonts({ fonts: new Map([['own', own]]) }, messages).size).toBe(0)
  expect(messages).toMatchObject([{ rule: 'missing-font' }])
})

test('a font that is no plain file is an error of its template', () => {
  const messages: Parameters<typeof readFonts>[1] = []
  readFonts({ fonts: new Map([['own', folder]]) }, messages)
  expect(messages).toMatchObject([{ rule: 'missing-font' }])
})

test('fonts of memopress itself that are not there are one message: it is to be installed again', () => {
  const messages: Parameters<typeof readFonts>[1] = []
  const gone = (name: string) => [name, join(home, 'templates/fonts', `${name}.ttf`)] as const
  const fonts = new Map([gone('GoneSans'), gone('GoneSerif'), ['own', own]])
  expect(readFonts({ fonts }, messages, home).size).toBe(0)
  expect(messages).toMatchObject([
    { rule: 'missing-font' },
    { rule: 'incomplete-package', path: 'templates/fonts' },
  ])
})

test('a collection of fonts is said to be one, with the way to take one out', () => {
  writeFileSync(own, 'ttcf and more')
  const messages: Parameters<typeof readFonts>[1] = []
  expect(readFonts({ fonts: new Map([['own', own]]) }, messages).size).toBe(0)
  expect(messages).toMatchObject([{ rule: 'font-collection' }])
  expect(messages[0]!.en).toContain('fonttools')
})

test('a folder with the name of a template is none', () => {
  mkdirSync(join(folder, 'templates/house.yaml'), { recursive: true })
  const { all, messages } = loadTemplates(folder)
  expect(messages).toEqual([])
  expect(all.map(({ name }) => name)).toContain('brief')
})
