import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fontCaseOf, fontCases } from '../scripts/font-case.ts'
import { hashFonts } from '../scripts/font-files.ts'
import { home, loadTemplates } from '../scripts/project.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-fonts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const own = join(folder, 'own.ttf')
const put = (name: string) => copyFileSync(join(home, 'templates/fonts', name), own)
const hashed = () => hashFonts({ fonts: new Map([['own', own]]) }, [])

test('fonts are opened once, until others are asked for', () => {
  put('SourceCodePro-Regular.ttf')
  const casesOf = fontCases()
  const [first, again] = [casesOf(hashed()), casesOf(hashed())]
  expect(again).toBe(first)
  const regular = first('own')
  put('SourceCodePro-Bold.ttf')
  const second = casesOf(hashed())
  expect(second('own')).not.toBe(regular)
  expect(second('own').bytes.length).not.toBe(regular.bytes.length)
})

test('a font that was replaced since it was hashed is not taken for that one', () => {
  put('SourceCodePro-Regular.ttf')
  const fonts = fontCaseOf(hashed())
  put('SourceCodePro-Bold.ttf')
  expect(() => fonts('own')).toThrow(/replaced/)
})

const whole = readFileSync(join(home, 'templates/fonts/SourceCodePro-Regular.ttf'))

test.each([
  ['is empty', Buffer.alloc(0)],
  ['is a text', Buffer.from('hello\n')],
  ['was cut', whole.subarray(0, 100_000)],
  ['has no tables', Buffer.concat([whole.subarray(0, 4), Buffer.alloc(whole.length)])],
])('a font that %s is an error of its template', (_, bytes) => {
  writeFileSync(own, bytes)
  const messages: Parameters<typeof hashFonts>[1] = []
  expect(hashFonts({ fonts: new Map([['own', own]]) }, messages).size).toBe(0)
  expect(messages).toMatchObject([{ rule: 'missing-font' }])
})

test('a font that is no plain file is an error of its template', () => {
  const messages: Parameters<typeof hashFonts>[1] = []
  hashFonts({ fonts: new Map([['own', folder]]) }, messages)
  expect(messages).toMatchObject([{ rule: 'missing-font' }])
})

test('a folder with the name of a template is none', () => {
  mkdirSync(join(folder, 'templates/house.yaml'), { recursive: true })
  const { all, messages } = loadTemplates(folder)
  expect(messages).toEqual([])
  expect(all.map(({ name }) => name)).toContain('brief')
})
