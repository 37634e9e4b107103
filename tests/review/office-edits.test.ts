/** Sixty edits of ten review copies in LibreOffice, every other one tracked, all in one run of it. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readText } from '../../scripts/review/read-text.ts'
import { readReturned } from '../../scripts/review/returned.ts'
import { review } from '../../scripts/review/review.ts'

const run = promisify(execFile)
/** The Python of the system, which LibreOffice's bridge is installed for. */
const python = '/usr/bin/python3'
const withUno = await Promise.all([
  run(python, ['-c', 'import uno']),
  run('soffice', ['--version']),
]).then(
  () => true,
  () => false,
)

const resources = readResources(home).value!
const templates = readTemplates(home).value!
const texts = join(home, 'tests/texts')
const names = [
  'bilingual-memo',
  'bilingual-terms',
  'en-brief',
  'en-consensus',
  'en-essay',
  'en-minutes',
  'zh-communique',
  'zh-dialogue-memo',
  'zh-minutes',
  'zh-speech',
]

const copyOf = (text: string): Uint8Array => {
  const memo = readMemo(text, { path: 'memo.md', folder: texts }).value!
  return toDocx(toFlow(memo, templates, { template: 'review' }).value!, templates)
}

/** What a copy says, but for its last line, which has the checksum of its text. */
const said = async (copy: Uint8Array): Promise<string> => {
  const returned = await readReturned(copy)
  if (typeof returned === 'string') throw new Error(returned)
  const own = returned.paragraphs.filter(({ names: [name] }) => name !== '_colophon')
  return own
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join('\n')
}

test.skipIf(!withUno)(
  'edits in LibreOffice come back, tracked or not (skipped without it and its UNO)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memopress-review-'))
    const memos = names.map((name) => readFileSync(join(texts, `${name}.md`), 'utf8'))
    const paths = names.map((name) => join(folder, `${name}.docx`))
    memos.forEach((memo, at) => writeFileSync(paths[at]!, copyOf(memo)))
    const script = join(home, 'tests/review/edit-copies.py')
    const { stdout } = await run(python, [script, join(folder, 'profile'), ...paths])
    const done = (JSON.parse(stdout) as string[][]).flat()
    expect(done.length).toBeGreaterThanOrEqual(55)
    const fates = { landed: 0, made: 0, conflict: 0, listed: 0 }
    for (const [at, memo] of memos.entries()) {
      const bytes = readFileSync(paths[at]!.replace('.docx', '.back.docx'))
      const place = { path: 'memo.md', folder: texts, file: join(texts, 'memo.md') }
      const { value, messages } = await review(
        { ...place, today: readText(memo)!, given: null, resources },
        [{ path: names[at]!, bytes }],
      )
      // Nothing is lost: every character is accounted for, or this would be said.
      expect(messages).toEqual([])
      for (const { fate } of value!.answers) fates[fate]++
      if (value!.answers.every(({ fate }) => fate === 'landed'))
        expect(await said(copyOf(value!.source)), names[at]).toBe(await said(bytes))
    }
    rmSync(folder, { recursive: true })
    const all = Object.values(fates).reduce((sum, count) => sum + count, 0)
    expect(fates.landed / all, JSON.stringify(fates)).toBeGreaterThanOrEqual(0.9)
  },
)
