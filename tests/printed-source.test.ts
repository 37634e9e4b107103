/** Printed sources hold what a PDF prints, in order; `PRINTED=DIR` keeps each beside its PDF, for an audit of lines. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../scripts/files.ts'
import { make, render } from './pdf/make.ts'
import { printedSource } from './printed-source.ts'

const kept = process.env['PRINTED']
const bare = (text: string): string => text.replaceAll(/[\s\\|#-]/g, '')

test('the text printed by each PDF of the memo, in order', async () => {
  for (const made of make(join(home, 'source/memo.md'))) {
    const source = printedSource(made.flow)
    const lines = made.pages.pages.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.type === 'line' && isText(mark.owner) ? [mark.line.text] : [])),
    )
    expect(bare(source).startsWith(bare(lines[0]!)), made.path).toBe(true)
    let at = 0
    for (const text of lines.map(bare)) {
      const found = bare(source).indexOf(text, at)
      expect(found, `${made.path}: ${text}`).toBeGreaterThanOrEqual(at)
      at = found + text.length
    }
    if (kept) {
      mkdirSync(kept, { recursive: true })
      const name = basename(made.path, '.pdf')
      writeFileSync(join(kept, `${name}.md`), source)
      writeFileSync(join(kept, `${name}.pdf`), await render(made, true))
    }
  }
})

/** Labels and page numbers are counted by readers, and heads of tables that go on are said once. */
const isText = (owner: string | null): boolean =>
  owner !== null && !/\/(label|page|remark)$/.test(owner)
