/** Links without words print the label of the unit they lead to, in every document, and that is proved. */
import { expect, test } from 'vitest'
import { openArtifact } from '../scripts/proof/opened.ts'
import { checkSource, wordsOfSource } from '../scripts/proof/source.ts'
import { mapRuns } from '../scripts/memo/walk.ts'
import type { FormatName } from '../scripts/template/names.ts'
import { buildMemo, readMemo } from './whole.ts'

const source = (words: { readonly front: string; readonly heading: string }) => `---
${words.front}
---

See [](#grid-storage),
[](#ports) and **[](#grid-storage)**.

## Energy

Text.

### ${words.heading}

- Talk.
- Store power, before [](#grid-storage) is due. <!-- unit id=grid-storage -->

## Ports

See [](#grid-storage).

### ${words.heading}

- Dredge.
`

/** What a document says in its body, and the texts of its links to what is in it. */
const readBack = (format: FormatName, bytes: Uint8Array) => {
  const { body, links } = openArtifact(format, bytes).reading()
  const inside = links.filter(({ target }) => target && !('href' in target))
  return {
    said: body
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
    links: inside.map(({ text }) => text.replaceAll(/\s/g, '')),
  }
}

const cases = [
  ['zh-CN', '建议', '建议 1.2'],
  ['zh-TW', '建議', '建議 1.2'],
  ['en', 'Recommendations', 'Recommendation 1.2'],
] as const

test.each(cases)('in %s', async (lang, heading, label) => {
  const text = source({ front: `title: Memo\nlang: ${lang}\nstatus: final`, heading })
  const { memo, messages } = readMemo(text)
  expect(messages).toEqual([])
  const { artifacts, messages: found } = await buildMemo(memo!, text, {
    only: ['brief', 'handout'],
  })
  // The fonts that come along are those of the mainland, which a traditional memo is asked about.
  expect(found.filter(({ rule }) => rule !== 'simplified-shapes')).toEqual([])
  const bytesOf = (path: string) => artifacts.find(({ file }) => file.path === path)!.bytes!
  const bare = label.replace(' ', '')
  for (const format of ['pdf', 'docx'] as const) {
    const { said, links } = readBack(format, bytesOf(`memo.${format}`))
    expect(said).toContain(`See${bare},Portsand${bare}.`)
    expect(links.filter((text) => text === bare).length).toBe(4)
    // A link to what is not in a handout says where it is to be found.
    const handout = readBack(format, bytesOf(`extracts/ports.${format}`)).said
    expect(handout).toMatch(new RegExp(`See${bare}[（(](?:[见見]全文|seethefulltext)`))
  }
})

test('a label that is not its unit’s is found by the proof', () => {
  const text = source({ front: 'title: Memo\nlang: en\nstatus: final', heading: 'Recommendations' })
  const { memo } = readMemo(text)
  const saying = (from: string, to: string) =>
    mapRuns(memo!, (runs) =>
      runs.map((run) => (run.filled ? { ...run, text: run.text.replace(from, to) } : run)),
    )
  const check = (from: string, to: string) =>
    checkSource(wordsOfSource(text), saying(from, to), 'memo.md').map(({ rule }) => rule)
  expect(check('1.2', '1.2')).toEqual([])
  expect(check('1.2', '1.1')).toContain('wrong-label')
  expect(check('Ports', 'Energy')).toEqual(['wrong-label'])
})
