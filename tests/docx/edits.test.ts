/** What people do to a Word copy in its first hour, done in LibreOffice: each gives what they expect. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { built, realMemo } from './built.ts'
import { inFolder } from './package.ts'

const run = promisify(execFile)
/** The Python of the system, which LibreOffice's bridge is installed for. */
const python = '/usr/bin/python3'
const withUno = await Promise.all([run(python, ['-c', 'import uno']), run('soffice', ['--version'])]).then(
  () => true,
  () => false,
) // prettier-ignore

describe.skipIf(!withUno)('in LibreOffice (needs LibreOffice and python3-uno)', () => {
  let results: Readonly<Record<string, unknown>>
  beforeAll(async () => {
    const [copy] = await built(realMemo, ['brief'])
    const script = join(home, 'tests/docx/office/edit.py')
    const { stdout } = await inFolder(copy!.bytes, (path, folder) =>
      run(python, [script, path, join(folder, 'profile')]),
    )
    results = JSON.parse(stdout) as typeof results
  })

  test.each([
    ['1.2', '建议 1.3'],
    ['2.4', '建议 2.5'],
    ['3.6', '建议 3.7'],
    ['4.3', '建议 4.4'],
    ['5.2', '建议 5.3'],
    ['5.5', '建议 5.6'],
  ])('a recommendation after %s has the next number of its section', (at, label) => {
    expect(results[`after ${at}`]).toBe(label)
  })

  test.each([
    ['List Bullet', '•'],
    ['List Number', '1.'],
  ])('a paragraph in %s has what the style says', (style, label) => {
    expect(results[`as ${style}`]).toBe(label)
  })

  test('another face of Normal is that of all text', () => {
    const faces = Object.entries(results['face of Normal'] as Record<string, string>)
    expect(faces.length).toBeGreaterThanOrEqual(5)
    expect(faces.filter(([, face]) => face !== '仿宋')).toEqual([])
  })
})
