/** What programs that know nothing of us read in the Word copies of the real memo. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { whole } from '../whole.ts'
import { built, realMemo } from './built.ts'
import { inFolder } from './package.ts'

const run = promisify(execFile)
const withPandoc = await run('pandoc', ['--version']).then(
  () => true,
  () => false,
)

let docx: Uint8Array
beforeAll(async () => {
  docx = (await built(realMemo, ['brief']))[0]!.bytes
})

/** Blocks of Markdown as plain lines: headings, paragraphs, items, rows; marks and markers gone. */
const blocksOf = (markdown: string): string[] =>
  markdown
    .replace(/<!--[^]*?-->/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^\|[\s|:-]*\|$/.test(line))
    .map((line) => line.replace(/^(?:#+|-|\d+\.)\s+/, ''))
    .map((line) => (line.startsWith('|') ? line.replace(/\s*\|\s*/g, '|') : line))

/** The memo's title and every block of its text, but headings whose only word a panel says itself. */
const sourceBlocks = (): string[] => {
  const [, meta = '', text = ''] = /^---\n([^]*?)\n---\n([^]*)/.exec(
    readFileSync(realMemo, 'utf8'),
  )!
  const blocks = blocksOf(text).filter((block) => block !== '建议：')
  return [/^title: (.*)$/m.exec(meta)![1]!, ...blocks]
}

/**
 * Pandoc escapes characters that might be marks, and names what links lead to; the title is the document's, with
 * its pause as a forced break.
 */
const plain = (markdown: string): string =>
  markdown
    .replace(/^title: \|\n +(.*)\n +(.*)$/m, '$1\n$2')
    .replace(/\\\n/g, ' ')
    .replaceAll(/\[\]\{#\w+ \.anchor\}/g, '')
    .replace(/\\(?=[^\w\s])/g, '')

test.skipIf(!withPandoc)(
  'pandoc gives back every block of the source, word for word (needs pandoc)',
  async () => {
    const wanted = sourceBlocks()
    const to = 'markdown-smart+pipe_tables-simple_tables-multiline_tables-grid_tables'
    const { stdout } = await inFolder(docx, (path) =>
      run('pandoc', ['-s', '-f', 'docx', '-t', to, '--wrap=none', path]),
    )
    const read = blocksOf(plain(stdout))
    let from = 0
    const found = wanted.filter((block) => {
      const at = read.indexOf(block, from)
      if (at < 0) return false
      from = at + 1
      return true
    })
    expect(wanted).toHaveLength(76)
    expect(found).toEqual(wanted)
  },
)

/** Bullets and numbers under a recommendation, where a panel has no room for indents of their own. */
const under = `---
title: 港口对话
date: 2026年1月
domains: { ports: 港口 }
---

## 港口

### 建议：

- 双方应共享岸桥数据： <!-- unit id=cranes -->
  - 分点甲
    - 分点乙
- 双方应共享船期： <!-- unit id=ships -->
  1. 分点丙
`

describe('what stands under a recommendation', () => {
  let copy: Uint8Array
  beforeAll(async () => {
    const { artifacts } = await whole(under, { only: ['brief'], formats: ['docx'] })
    copy = artifacts.find(({ file }) => file.format === 'docx')!.bytes!
  })

  test('are bullets and numbers in it to mammoth', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(copy) })
    expect(value.replace(/<a id="[^"]*"><\/a>/g, '')).toContain(
      '<ol><li>双方应共享岸桥数据：<ul><li>分点甲<ul><li>分点乙</li></ul></li></ul></li>' +
        '<li>双方应共享船期：<ol><li>分点丙</li></ol></li></ol>',
    )
  })

  test.skipIf(!withPandoc)('are bullets and numbers to pandoc (needs pandoc)', async () => {
    const { stdout } = await inFolder(copy, (path) =>
      run('pandoc', ['-f', 'docx', '-t', 'markdown', '--wrap=none', path]),
    )
    const lines = stdout.split('\n').filter((line) => line.includes('分点'))
    expect(lines.map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      '- 分点甲',
      '- 分点乙',
      'a. 分点丙',
    ])
  })
})

describe('mammoth', () => {
  let html: string
  let messages: string[]
  beforeAll(async () => {
    const result = await mammoth.convertToHtml({ buffer: Buffer.from(docx) })
    html = result.value
    messages = result.messages.map(({ message }) => message)
  })
  const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0

  test('sees headings, lists and heads of tables', () => {
    expect(count(/<h1>/g)).toBe(8)
    // 23 items; recommendations are the second level of a list, whose first mammoth makes up for each of five sections.
    expect(count(/<li>/g)).toBe(28)
    // Two tables of participants, and the overview of eight sections and twenty recommendations.
    expect(count(/<thead>/g)).toBe(3)
    expect(count(/<th>/g)).toBe(2 + 2 + 7)
    expect(count(/<tr>/g)).toBe(26 + 1 + 8 + 20)
    // Styles that it does not know, and the page numbers of the overview.
    const known = /Unrecognised paragraph style|w:fldSimple/
    expect(messages.filter((message) => !known.test(message))).toEqual([])
  })

  test('loses no text of the source', () => {
    const ink = (text: string) => text.replace(/[\s|]/g, '')
    const text = ink(html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&'))
    expect(sourceBlocks().filter((block) => !text.includes(ink(block)))).toEqual([])
  })
})
