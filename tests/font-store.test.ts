import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { fontStoreOf, fontStores } from '../scripts/fonts/font-store.ts'
import { hashFonts, knowFonts } from '../scripts/fonts/font-files.ts'
import { home } from '../scripts/files.ts'
import { loadTemplates } from '../scripts/project/templates.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-fonts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const own = join(folder, 'own.ttf')
const put = (name: string) => copyFileSync(join(home, 'templates/fonts', name), own)
const hashed = () => hashFonts({ fonts: new Map([['own', own]]) }, [])

test('fonts are opened once, until others are asked for', () => {
  put('SourceCodePro-Regular.ttf')
  const storesOf = fontStores()
  const [first, again] = [storesOf(hashed()), storesOf(hashed())]
  expect(again).toBe(first)
  const regular = first('own')
  put('SourceCodePro-Bold.ttf')
  const second = storesOf(hashed())
  expect(second('own')).not.toBe(regular)
  expect(second('own').bytes.length).not.toBe(regular.bytes.length)
})

test('a font that was replaced since it was hashed is not taken for that one', () => {
  put('SourceCodePro-Regular.ttf')
  const fonts = fontStoreOf(hashed())
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

describe('a font that is known', () => {
  const lie = 'f'.repeat(64)
  /** What is known of a font that has not been touched for long, but for its hash. */
  const known = () => {
    vi.setSystemTime(Date.now() + 60_000)
    const found = knowFonts([own])
    vi.useRealTimers()
    return found
  }
  const hashWith = (all: readonly [string, string][]) =>
    hashFonts({ fonts: new Map([['own', own]]) }, [], new Map(all)).get('own')?.sha256

  test('is not hashed again', () => {
    put('SourceCodePro-Regular.ttf')
    const [[history, sha256]] = known() as [[string, string]]
    expect(hashWith([])).toBe(sha256)
    expect(hashWith([[history, lie]])).toBe(lie)
  })

  test('is another as soon as anybody has touched it, whatever its times say', () => {
    put('SourceCodePro-Regular.ttf')
    const { atime, mtime } = statSync(own)
    const [[history]] = known() as [[string, string]]
    const bytes = readFileSync(own)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(own, bytes)
    utimesSync(own, atime, mtime)
    expect(hashWith([[history, lie]])).not.toBe(lie)
  })

  test('is one that was not changed a moment ago', () => {
    put('SourceCodePro-Regular.ttf')
    expect(knowFonts([own])).toEqual([])
    expect(known()).toHaveLength(1)
  })
})
