/**
 * Files that are not what their names say: pipes nobody writes to, devices without end, links that lead out, small files
 * that unpack to huge ones. Every command ends, with a message and a code (P1, P9, P15).
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWordStyles } from '../scripts/docx/house-styles.ts'
import { readBelow, readPlain } from '../scripts/files.ts'
import { limits } from '../scripts/limits.ts'
import { readAttachments } from '../scripts/readers/pdf/attachments.ts'
import { memopress } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Windows has neither pipes nor devices among its files. */
const onUnix = describe.skipIf(process.platform === 'win32')

const pipe = (file: string): void => void execFileSync('mkfifo', [file])
const zeros = (file: string): void => symlinkSync('/dev/zero', file)
const code = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}

onUnix('the one way to read a file', () => {
  test.each([
    ['a pipe', pipe, 'EFTYPE'],
    ['a device', zeros, 'EFTYPE'],
    ['a folder', mkdirSync, 'EFTYPE'],
    ['a file that is too large', (file: string) => writeFileSync(file, 'x'.repeat(11)), 'EFBIG'],
    ['a link to nothing', (file: string) => symlinkSync('nowhere', file), 'ENOENT'],
  ])('refuses %s', (name, make, expected) => {
    const file = join(folder, name)
    make(file)
    expect(code(() => readPlain(file, 10))).toBe(expected)
  })

  test('follows a link within the folder, and none out of it', () => {
    const root = join(folder, 'root')
    mkdirSync(join(root, 'in'), { recursive: true })
    writeFileSync(join(root, 'in/a.txt'), 'a')
    writeFileSync(join(folder, 'b.txt'), 'b')
    symlinkSync('in/a.txt', join(root, 'a'))
    symlinkSync('../b.txt', join(root, 'b'))
    symlinkSync('..', join(root, 'up'))
    expect(readBelow(root, 'a').toString()).toBe('a')
    expect(code(() => readBelow(root, 'b'))).toBe('ENOTCAPABLE')
    expect(code(() => readBelow(root, 'up/b.txt'))).toBe('ENOTCAPABLE')
    expect(code(() => readBelow(root, '../b.txt'))).toBe('ENOTCAPABLE')
  })
})

onUnix('a command ends', () => {
  const built = join(folder, 'built')
  beforeAll(() => {
    mkdirSync(join(built, 'source'), { recursive: true })
    mkdirSync(join(built, 'templates'))
    writeFileSync(join(built, 'source/memo.md'), '# Title\n\nText.\n')
    expect(memopress(built, ['build', '--only', 'brief']).status).toBe(0)
  })

  /** A copy of the project with something else in the place of a file. */
  const withOther = (file: string, make: (file: string) => void): string => {
    const project = mkdtempSync(join(folder, 'project-'))
    cpSync(built, project, { recursive: true })
    rmSync(join(project, file), { force: true })
    mkdirSync(dirname(join(project, file)), { recursive: true })
    make(join(project, file))
    return project
  }

  const word = 'extends: brief\nof: memo\npath: own\nword: { styles: house.dotx }\n'
  const huge = (file: string): void => {
    writeFileSync(file, '')
    truncateSync(file, 3 * 2 ** 30)
  }

  describe.each([
    ['a pipe', pipe],
    ['a link to a device', zeros],
    ['a file of 3 GB', huge],
  ])('at %s', (_, make) => {
    test.each([
      ['source/memo.md', ['build'], /source\/memo\.md {2}/],
      ['out/manifest.json', ['build'], /out.* (?:in its place|manifest)/],
      ['out/manifest.json', ['verify'], /out.*manifest/],
      ['out/.memopress/lock', ['build'], /out {2}.*in its place/],
      ['out/.memopress/journal.json', ['build'], /out {2}.*in its place/],
      ['out/.memopress/undo.json', ['build'], /out {2}.*in its place/],
      ['out/.memopress/owner', ['build'], /out.*/],
      ['file.pdf', ['open', 'file.pdf'], /file\.pdf {2}/],
    ])('in the place of %s: %s', (file, args, words) => {
      const { status, stderr } = memopress(withOther(file, make), args)
      expect(stderr).toMatch(words)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(status).toBe(1)
    })

    test('in the place of a Word template', () => {
      const project = withOther('templates/house.dotx', make)
      writeFileSync(join(project, 'templates/own.yaml'), word)
      const { status, stderr } = memopress(project, ['build'])
      expect(stderr).toMatch(/^templates\/house\.dotx {2}.*\(bad-word-template\)\n/)
      expect(status).toBe(1)
    })
  })

  test('a link to a Word template outside the folder of templates is not followed', () => {
    const project = withOther('templates/house.dotx', (file) => symlinkSync('../house.dotx', file))
    cpSync(join(project, 'out/memo.docx'), join(project, 'house.dotx'))
    writeFileSync(join(project, 'templates/own.yaml'), word)
    expect(memopress(project, ['build']).stderr).toMatch(/\(bad-word-template\)\n/)
    rmSync(join(project, 'templates/house.dotx'))
    cpSync(join(project, 'house.dotx'), join(project, 'templates/house.dotx'))
    expect(memopress(project, ['build', '--only', 'own']).stderr).not.toMatch(/bad-word-template/)
  })
})

describe('what unpacks to more than is expected', () => {
  const styles = (child: string): string =>
    `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${child}</w:styles>`

  test('an entry of a Word template', () => {
    const xml = styles(' '.repeat(limits.wordStylesBytes))
    expect(readWordStyles(zipSync({ 'word/styles.xml': strToU8(xml) }))).toBeNull()
  })

  test('a directory that lists one entry thousands of times', () => {
    const xml = styles(' '.repeat(limits.wordStylesBytes - 200))
    const zip = Buffer.from(zipSync({ 'word/styles.xml': strToU8(xml) }))
    const [start, end] = [zip.readUInt32LE(zip.length - 6), zip.length - 22]
    const count = 20_000
    const listed = Buffer.concat(Array<Buffer>(count).fill(zip.subarray(start, end)))
    const last = Buffer.from(zip.subarray(end))
    last.writeUInt16LE(count, 8)
    last.writeUInt16LE(count, 10)
    last.writeUInt32LE(listed.length, 12)
    expect(readWordStyles(Buffer.concat([zip.subarray(0, start), listed, last]))).not.toBeNull()
  })

  /** A PDF in which every attachment is the same stream of this many bytes, not packed. */
  const attaching = (count: number, size: number): Buffer => {
    const files = Array.from({ length: count }, (_, i) => `(${i}) 3 0 R`).join(' ')
    const objects = [
      `<< /Type /Catalog /Names << /EmbeddedFiles << /Names [${files}] >> >> >>`,
      `<< /Length ${size} >>\nstream\n${'x'.repeat(size)}\nendstream`,
      '<< /UF (a.txt) /EF << /UF 2 0 R >> >>',
    ]
    let text = '%PDF-1.7\n'
    const offsets = objects.map((object, i) => {
      const offset = text.length
      text += `${i + 1} 0 obj\n${object}\nendobj\n`
      return `${String(offset).padStart(10, '0')} 00000 n \n`
    })
    const start = text.length
    text += `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}`
    text += `trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
    return Buffer.from(text, 'latin1')
  }

  test('one stream of a PDF attached again and again', () => {
    expect(readAttachments(attaching(2, 1000)).map(({ bytes }) => bytes.length)).toEqual([
      1000, 1000,
    ])
    const pdf = attaching(200, 2 ** 20)
    expect(code(() => readAttachments(pdf))).toBe('ERR_BUFFER_TOO_LARGE')
    expect(pdf.length).toBeLessThan(2 ** 21)
  })
})
