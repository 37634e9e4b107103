/** Redlines in Word and on pages: both editions are in them, whole, by our own reader and by the proof. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { validate } from '../package.ts'
import { decisions, linesOf, madeOf, pagesOf } from './made.ts'
import { pairs, renamed, traps } from './pairs.ts'

describe.each(traps)('$name', (pair) => {
  const made = madeOf(pair)!

  test.each(decisions)('%s all gives an edition', (decision) => {
    expect(linesOf(made.docx, decision)).toEqual(linesOf(made.editions[decision]))
  })

  test('is proved in Word and on pages', async () => {
    expect(made.proved('docx', made.docx)).toEqual([])
    // No font of ours has the rare characters: a build says so before it sets a page.
    if (pair.kinds.includes('rare characters')) return
    expect(made.proved('pdf', await pagesOf(made))).toEqual([])
  })

  test('is a valid Word file, each change under an id of its own', async () => {
    expect(await validate(made.docx, 'Microsoft365')).toEqual([])
    const parts = Object.entries(unzipSync(made.docx)).filter(([path]) => path.endsWith('.xml'))
    const ids = parts.flatMap(([, part]) =>
      [
        ...strFromU8(part).matchAll(
          /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|move\w+RangeStart|bookmarkStart)\b[^>]* w:id="(\d+)"/g,
        ),
      ].map(([, id]) => id),
    )
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a handout', () => {
  const made = madeOf(renamed, ['handout', 'fish'])!

  test.each(decisions)('%s all gives an edition', (decision) => {
    // What counts or certifies one edition stands in that alone.
    const ofOne = / \| Memo(?:Context|Provenance)\w* \| /
    const wanted = linesOf(made.editions[decision]).filter((line) => !ofOne.test(line))
    expect(linesOf(made.docx, decision)).toEqual(wanted)
  })

  test('says of both editions where a recommendation was taken from, and is proved', async () => {
    expect(linesOf(made.docx, 'accept').join('\n')).toContain('摘自“远洋航运”')
    expect(linesOf(made.docx, 'reject').join('\n')).toContain('摘自“航运”')
    expect(made.proved('docx', made.docx)).toEqual([])
    expect(made.proved('pdf', await pagesOf(made))).toEqual([])
    expect(await validate(made.docx, 'Microsoft365')).toEqual([])
  })
})

test('edits by dice give an edition either way, and are proved', async () => {
  const tried = pairs.slice(traps.length).flatMap((pair) => madeOf(pair) ?? [])
  for (const made of tried) {
    for (const decision of decisions)
      expect(linesOf(made.docx, decision), `${made.name}, ${decision}`).toEqual(
        linesOf(made.editions[decision]),
      )
    expect(made.proved('docx', made.docx), made.name).toEqual([])
  }
  for (const made of tried.slice(0, 6))
    expect(made.proved('pdf', await pagesOf(made)), made.name).toEqual([])
  expect(tried.length + traps.length).toBeGreaterThanOrEqual(40)
})
