import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../scripts/project/read-text.ts'
import { withoutNotes } from '../../scripts/markdown/without-notes.ts'

/** What a text says, without places; null when it has an error. */
const said = (text: string): string | null => {
  let failed = false
  const { memo } = readText(text, ({ level }) => (failed ||= level !== 'query'))
  return failed
    ? null
    : JSON.stringify(memo, (key, value: unknown) =>
        (key === 'place' || key === 'end') && typeof value === 'object' ? undefined : value,
      )
}

const secret = /secret/

/** Pieces that hold comments in every place one can stand, among those it could join or part. */
const pieces = [
  '甲',
  ' word ',
  '**b**',
  '<!-- secret -->',
  ' <!-- secret\nsecret --> ',
  '<!--> ',
  ' <!-- unit domains=water -->',
  '\n\n',
  '\n',
  '\n- a',
  '\n  b',
  '\n\n<!-- secret -->\n\n',
  '\n<!-- secret\n\nsecret -->\n',
  '\n> q\n> <!-- secret\n> secret -->\n',
  '\n> q\n> <!-- unit\n> domains=water -->\n',
  '\n  <!-- secret -->',
  '\n\n[//]: # (secret)\n',
  '\n\n[u]: https://example.org/\n[v]: https://example.org/secret "secret"\n',
  ' [u] ',
  '\n\n| a <!-- secret --> | b |\n| - | - |\n| <!-- secret --> c | d |\n\n',
  '\n\n## Water <!-- secret -->\n\n',
  '\n\n```\n<!-- kept -->\n```\n\n',
  ' `<!-- kept -->` ',
]
const front = '---\n# secret\ntitle: "T # t" # secret\ndomains:\n  water: Water # secret\n---\n'
const memoOf = (body: string): string => `${front}\nLead.\n\n## Water\n\na${body}\n\nEnd.\n`

describe('withoutNotes', () => {
  test('empties comments of the text and of the front matter, wherever they stand', () => {
    const text = memoOf(pieces.join('').replaceAll('[v]', '[w]'))
    expect(text).toMatch(secret)
    expect(withoutNotes(text)).not.toMatch(secret)
    expect(withoutNotes(text).match(/kept/g)).toHaveLength(2)
    expect(withoutNotes(text)).toContain('title: "T # t" #\n')
    expect(withoutNotes(text)).toContain('<!-- unit domains=water -->')
  })

  test('the memo stays what it was, and a second time changes nothing', () => {
    let read = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = memoOf(parts.join(''))
        const before = said(text)
        if (before === null) return
        read++
        const clean = withoutNotes(text)
        expect(clean).not.toMatch(secret)
        expect(said(clean)).toBe(before)
        expect(withoutNotes(clean)).toBe(clean)
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(read).toBeGreaterThan(100)
  })

  const fixtures = join(import.meta.dirname, '../fixtures')
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(fixtures, name), 'utf8').replaceAll('\r\n', '\n'))
    .filter((text) => said(text) !== null)

  test('of every fixture too', () => {
    expect(files.length).toBeGreaterThan(8)
    for (const text of files) expect(said(withoutNotes(text))).toBe(said(text))
  })
})
