import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { entriesOf } from '../../scripts/readers/docx/zip.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { limits } from '../../scripts/limits.ts'

const text = '<w>' + '共识 '.repeat(500) + '</w>'
const sound = Buffer.from(
  zipSync({ 'a.xml': strToU8(text), '图/b.bin': [Uint8Array.of(1, 2, 3), { level: 0 }] }),
)

/** The archive with one number changed in the directory and before the bytes. */
const changedTwice = (offset: number, value: number): Buffer => {
  const bytes = changed(listed, offset, value)
  const before = changed(entry, offset - 2, value)
  return Buffer.concat([
    before.subarray(0, bytes.indexOf('504b0102', 'hex')),
    bytes.subarray(bytes.indexOf('504b0102', 'hex')),
  ])
}

/** The archive with one number of a record changed, all records of its kind alike. */
const changed = (record: number, offset: number, value: number): Buffer => {
  const bytes = Buffer.from(sound)
  for (let at = 0; at < bytes.length - 4; at++)
    if (bytes.readUInt32LE(at) === record) bytes.writeUInt16LE(value, at + offset)
  return bytes
}
const listed = 0x02014b50
const entry = 0x04034b50

/** The directory with another number of entries. */
const counted = (count: number): Buffer => {
  const bytes = changed(0x06054b50, 8, count)
  bytes.writeUInt16LE(count, bytes.length - 12)
  return bytes
}
const [fewer, more] = [counted(1), counted(3)]

const renamed = Buffer.from(sound)
renamed.write('b', renamed.indexOf('a.xml'))

/** Three bytes before the first file, and all offsets moved by as many. */
const padded = Buffer.concat([Buffer.from('123'), sound])
for (let at = 0; at < padded.length - 4; at++) {
  const record = padded.readUInt32LE(at)
  const offset = record === listed ? at + 42 : record === 0x06054b50 ? at + 16 : null
  if (offset !== null) padded.writeUInt32LE(padded.readUInt32LE(offset) + 3, offset)
}

const unpackAll = (bytes: Uint8Array) => entriesOf(bytes).map(({ unpack }) => unpack())

describe('a zip archive', () => {
  test('is unpacked to what was packed, deflated or not, in the order of its directory', () => {
    expect(entriesOf(sound).map(({ path, size }) => [path, size])).toEqual([
      ['a.xml', Buffer.byteLength(text)],
      ['图/b.bin', 3],
    ])
    expect(unpackAll(sound).map((bytes) => Buffer.from(bytes))).toEqual([
      Buffer.from(text),
      Buffer.from([1, 2, 3]),
    ])
  })

  test('somewhere in a larger buffer is read from where it begins', () => {
    const around = Buffer.concat([Buffer.alloc(7), sound, Buffer.alloc(9)])
    expect(unpackAll(around.subarray(7, 7 + sound.length))).toHaveLength(2)
  })

  test.each([
    ['cut short', sound.subarray(0, -1), /no zip archive/],
    ['nothing', Buffer.alloc(0), /no zip archive/],
    ['with more behind it', Buffer.concat([sound, Buffer.alloc(30)]), /no zip archive/],
    ['of another checksum', changedTwice(16, 0xbeef), /checksum/],
    ['of another size', changedTwice(24, 7), /checksum|maxOutputLength|larger than/],
    ['packed in another way', changed(listed, 10, 12), /packed in a way/],
    ['that is encrypted', changed(listed, 8, 1), /packed in a way/],
    ['whose directory names fewer files', fewer, /more than its directory/],
    ['whose directory names more files', more, /no zip entry/],
    ['whose files are elsewhere', changed(listed, 42, 1), /not there/],
    ['whose data begins elsewhere', changed(entry, 26, 9), /not there/],
    ['whose files have other names before their bytes', renamed, /not there/],
    ['with notes', changed(listed, 32, 1), /with notes/],
    ['with more than names before the bytes', changed(entry, 28, 1), /not there/],
    ['that says other things before the bytes', changed(entry, 14, 7), /not there/],
    ['whose directory counts otherwise', changed(0x06054b50, 8, 9), /counts its entries/],
    ['on several disks', changed(0x06054b50, 4, 1), /several disks/],
    ['with bytes that belong to nothing', padded, /belong to nothing/],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => unpackAll(bytes)).toThrow(message)
  })

  test('with two files of one name is refused', () => {
    const twice = Buffer.from(zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') }))
    twice.write('a', twice.indexOf('b.xml'))
    twice.write('a', twice.lastIndexOf('b.xml'))
    expect(() => entriesOf(twice)).toThrow(/two files of one name/)
  })

  test('that says a part is larger than any may be is refused before it is unpacked', () => {
    const large = Buffer.from(sound)
    large.writeUInt32LE(limits.wordXmlBytes + 1, large.indexOf('504b0102', 'hex') + 24)
    large.writeUInt32LE(limits.wordXmlBytes + 1, 22)
    expect(() => readPackage(large)).toThrow(/more than/)
  })
})
