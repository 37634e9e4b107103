/** Redlines in Word, decided by programs that know nothing of us: each reads what the edition itself makes it read. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  acceptTrackedChangesInOoxml,
  configureXmlProvider,
  rejectTrackedChangesInOoxml,
} from '@ansonlai/docx-redline-js'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { home } from '../../../scripts/files.ts'
import { decisions, linesOf, madeOf, type Decision, type Made } from './made.ts'
import { pairs, traps, type Kind } from './pairs.ts'

const run = promisify(execFile)
const works = (command: string, ...args: string[]): Promise<boolean> =>
  run(command, args).then(
    () => true,
    () => false,
  )
const python = '/usr/bin/python3'
const withUno = (await works('soffice', '--version')) && (await works(python, '-c', 'import uno'))
const withPandoc = await works('pandoc', '--version')

type Judge = 'LibreOffice' | 'Pandoc' | 'Docxodus' | 'docx-redline-js'

/**
 * Who reads what besides our own reader, which Word's own decisions are the measure of (tests/readers/revisions).
 * Pandoc 2.17 leaves paragraphs, items and rows that are gone as empty ones and knows no change of formatting or
 * numbers: it is asked for words. LibreOffice 7.4 knows no change of formatting and loses where a list began anew.
 * docx-redline-js leaves an empty paragraph where one moved away from or to.
 */
const readers: Readonly<Record<Kind, readonly Judge[]>> = {
  words: ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
  paragraphs: ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
  'paragraph marks': ['LibreOffice', 'Docxodus', 'docx-redline-js'],
  items: ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
  numbers: ['LibreOffice', 'Docxodus', 'docx-redline-js'],
  'list beginnings': ['Docxodus', 'docx-redline-js'],
  headings: ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
  rows: ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
  cells: ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
  moves: ['LibreOffice', 'Pandoc', 'Docxodus'],
  notes: ['Pandoc', 'Docxodus', 'docx-redline-js'],
  formatting: ['Docxodus', 'docx-redline-js'],
  'rare characters': ['LibreOffice', 'Pandoc', 'Docxodus', 'docx-redline-js'],
}

/** Where LibreOffice 7.4 rejects an inserted mark next to other insertions wrongly; all other judges are of one mind. */
const misreadByLibreOffice =
  /^(?:lists in lists|tests\/pdf\/everything\/memo\.md, 3 edits by 10[59]), reject$/

const isReadBy = (name: string, judge: Judge): boolean =>
  pairs
    .find((pair) => pair.name === name)!
    .kinds.every((kind) => readers[kind].includes(judge) || kind === 'notes')

const folder = mkdtempSync(join(tmpdir(), 'memopress-redline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let all: readonly Made[] = []
beforeAll(() => {
  all = pairs.flatMap((pair) => madeOf(pair) ?? [])
})

/** A redline and what each decision should make of it, saved. */
const saved = ({ docx, editions }: Made, at: number) => {
  const save = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, `${at}-${name}.docx`)
    writeFileSync(path, bytes)
    return path
  }
  return {
    redline: save('redline', docx),
    accept: save('accept', editions.accept),
    reject: save('reject', editions.reject),
  }
}

/** The first line that a judge reads otherwise than in the edition itself. */
const differing = (name: string, got: readonly string[], wanted: readonly string[]): string[] => {
  const at = Array.from({ length: Math.max(got.length, wanted.length) }, (_, i) => i).find(
    (i) => got[i] !== wanted[i],
  )
  return at === undefined ? [] : [`${name}: ${got[at]} instead of ${wanted[at]}`]
}

test('each kind of change is tried, and two judges at least read it', () => {
  const lone = Object.entries(readers).filter(([, judges]) => judges.length < 2)
  expect(lone).toEqual([])
  for (const kind of Object.keys(readers)) {
    expect(
      traps.some(({ kinds }) => kinds.includes(kind as Kind)),
      kind,
    ).toBe(true)
  }
  expect(all.length).toBeGreaterThanOrEqual(40)
})

describe.skipIf(!withUno)('LibreOffice (needs LibreOffice and python3-uno)', () => {
  test('accepts and rejects all to either edition: words, labels, cells', async () => {
    const jobs = all.flatMap((made, at) => {
      const paths = saved(made, at)
      return decisions.flatMap((decision) => [
        [paths.redline, decision],
        [paths[decision], 'read'],
      ])
    })
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs))
    const script = join(home, 'tests/docx/office/decide.py')
    const { stdout } = await run(
      python,
      [script, join(folder, 'profile'), join(folder, 'jobs.json')],
      { maxBuffer: 1e8 },
    )
    const read = JSON.parse(stdout) as string[][]
    const others = all.flatMap(({ name }, nth) =>
      decisions.flatMap((decision, at) => {
        const [got, wanted] = read.slice(nth * 4 + at * 2) as [string[], string[]]
        if (!isReadBy(name, 'LibreOffice')) return []
        return differing(`${name}, ${decision}`, got, wanted)
      }),
    )
    const isMisread = (line: string): boolean => misreadByLibreOffice.test(line.split(':')[0]!)
    expect(others.filter((line) => !isMisread(line))).toEqual([])
  })
})

describe.skipIf(!withPandoc)('Pandoc (needs pandoc)', () => {
  /** Words in order, without the marks of items, and the rules and captions of tables: a caption is a property. */
  const wordsOf = async (path: string, decision: Decision): Promise<string> => {
    const { stdout } = await run(
      'pandoc',
      ['-f', 'docx', `--track-changes=${decision}`, '-t', 'plain', '--wrap=none', path],
      { maxBuffer: 1e8 },
    )
    return stdout.replaceAll(/^\s*(?:\d+\.|-)\s|^\s*: .*$|-{2,}|\s/gm, '')
  }

  test('accepts and rejects all to either edition: words and notes', async () => {
    const others: string[] = []
    for (const [at, made] of all.slice(0, traps.length).entries()) {
      const paths = saved(made, at)
      for (const decision of decisions) {
        const [got, wanted] = await Promise.all([
          wordsOf(paths.redline, decision),
          wordsOf(paths[decision], 'accept'),
        ])
        others.push(...differing(`${made.name}, ${decision}`, [got], [wanted]))
      }
    }
    expect(others).toEqual([])
  })
})

describe('Docxodus', () => {
  test('accepts and rejects all to either edition: words, styles, labels, notes', async () => {
    const { initialize, docxDiffAcceptRevisions, docxDiffRejectRevisions } =
      await import('docxodus/core')
    await initialize()
    const decide = { accept: docxDiffAcceptRevisions, reject: docxDiffRejectRevisions }
    const others: string[] = []
    for (const { name, docx, editions } of all)
      for (const decision of decisions) {
        const got = linesOf(await decide[decision](docx))
        others.push(...differing(`${name}, ${decision}`, got, linesOf(editions[decision])))
      }
    expect(others).toEqual([])
  })
})

describe('docx-redline-js', () => {
  const parts = /^word\/(?:document|footnotes|header\d*|footer\d*)\.xml$/

  test('accepts and rejects all to either edition: words, styles, labels, notes, running lines', () => {
    configureXmlProvider({ DOMParser, XMLSerializer })
    const decide = { accept: acceptTrackedChangesInOoxml, reject: rejectTrackedChangesInOoxml }
    const others: string[] = []
    for (const { name, docx, editions } of all.slice(0, traps.length)) {
      if (!isReadBy(name, 'docx-redline-js')) continue
      for (const decision of decisions) {
        const decided = Object.entries(unzipSync(docx)).map(
          ([path, part]) =>
            [
              path,
              parts.test(path)
                ? strToU8(decide[decision](strFromU8(part), { allAuthors: true }).oxml)
                : part,
            ] as const,
        )
        const got = linesOf(zipSync(Object.fromEntries(decided)))
        others.push(...differing(`${name}, ${decision}`, got, linesOf(editions[decision])))
      }
    }
    expect(others).toEqual([])
  })
})
