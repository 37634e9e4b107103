/** Copies that come back while a memo is looked at: what is chosen is written, and nothing over what others wrote. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { asTyped } from '../../scripts/review/memo-file.ts'
import type { ReviewChange, ReviewState } from '../../scripts/preview/model.ts'
import { createReviewing } from '../../scripts/preview/reviewing.ts'
import { addBehind, drop, edited, retype, track, type Edit } from '../review/word-edits.ts'

const templates = readTemplates(home).value!
const text = `---
title: 共识备忘录
lang: zh-CN
domains:
  ai: 人工智能
---

双方在北京举行了**第八次**对话，并就 \\*数据\\* 交换意见。

## 人工智能

双方同意继续讨论模型的评估。

### 建议

- 两国应继续讨论人工智能安全。
- 两国应公布数据。 <!-- unit id=data -->
`
const copyOf = (...edits: readonly Edit[]): Uint8Array => {
  const source = readMemo(text, { path: 'memo.md', folder: home }).value!
  return edited(
    toDocx(toFlow(source, templates, { template: 'review' }).value!, templates),
    ...edits,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'memopress-reviewing-'))
const file = join(folder, 'memo.md')
afterEach(() => rmSync(file, { force: true }))

/** A review of copies of the memo, and what its page would show. */
const opened = async (...copies: readonly Uint8Array[]) => {
  writeFileSync(file, text)
  const shown: { state: ReviewState | null } = { state: null }
  const reviewing = createReviewing(file, (state) => (shown.state = state))
  for (const bytes of copies) await reviewing.take({ path: 'returned.docx', bytes })
  const change = (words: string): ReviewChange =>
    shown.state!.changes.find(({ old, theirs }) =>
      [old, theirs].some((spans) =>
        spans
          .map((span) => span.text)
          .join('')
          .includes(words),
      ),
    )!
  return { reviewing, shown, change, written: () => readFileSync(file, 'utf8') }
}

const accept = { take: 'accept' } as const
const reject = { take: 'reject' } as const

test('each change with what was sent, what came back and its place; only what is accepted is written', async () => {
  const copy = copyOf(
    track('两国应公布数据。', [3, 5], '每年公布', 'Wang'),
    retype('双方同意继续讨论模型的评估。', '双方同意尽快讨论模型的评估。'),
    addBehind('两国应继续讨论人工智能安全。', '两国应培训人员。'),
  )
  const { reviewing, shown, change, written } = await opened(copy)
  expect(shown.state!.changes.map(({ kind, fate, line }) => [kind, fate, line])).toEqual([
    ['changed', 'landed', 12],
    ['added', 'landed', 16],
    ['changed', 'landed', 17],
  ])
  expect(change('每年公布')).toMatchObject({
    unit: 'data',
    author: 'Wang',
    ours: null,
    choice: null,
    typed: '两国应每年公布数据。',
  })
  expect(change('尽快').old.filter(({ isShared }) => !isShared)).toEqual([
    { text: '继续', isShared: false },
  ])
  await reviewing.choose([
    [change('每年公布').id, accept],
    [change('尽快').id, reject],
  ])
  expect(written()).toBe(text)
  expect((await reviewing.write(shown.state!.of))[0]!.en).toMatch(/^1 change written to/)
  expect(written()).toBe(text.replace('应公布', '应每年公布'))
  expect(change('每年公布')).toMatchObject({ isWritten: true, isPending: false })
  // What was written is taken back, and another one taken.
  await reviewing.choose([
    [change('每年公布').id, null],
    [change('培训').id, accept],
  ])
  await reviewing.write(shown.state!.of)
  expect(written()).toBe(text.replace('安全。\n', '安全。\n- 两国应培训人员。\n'))
})

test('other words are written instead, escaped as Markdown wants it', async () => {
  const copy = copyOf(
    track('两国应公布数据。', [3, 5], '每年公布', 'Wang'),
    drop('两国应继续讨论人工智能安全。'),
  )
  const { reviewing, shown, change, written } = await opened(copy)
  await reviewing.choose([
    [change('每年公布').id, { take: 'edit', text: '两国应每季度公布 *数据*。' }],
    [change('人工智能安全').id, { take: 'edit', text: '两国应讨论人工智能安全。' }],
  ])
  await reviewing.write(shown.state!.of)
  expect(written()).toBe(
    text.replace('应公布数据', '应每季度公布 \\*数据\\*').replace('应继续讨论人工', '应讨论人工'),
  )
})

test('a memo that somebody else has changed is not written over, and its words are shown', async () => {
  const copy = copyOf(track('两国应公布数据。', [3, 5], '每年公布', 'Wang'))
  const { reviewing, shown, change, written } = await opened(copy)
  await reviewing.choose([[change('每年公布').id, accept]])
  const others = text.replace('应公布数据', '应尽快公布数据')
  writeFileSync(file, others)
  const { of } = shown.state!
  expect((await reviewing.write(of))[0]!.en).toMatch(/has been changed meanwhile/)
  expect(written()).toBe(others)
  expect(change('每年公布')).toMatchObject({ fate: 'conflict', ours: '两国应尽快公布数据。' })
  // A conflict is settled by words that are typed.
  await reviewing.choose([
    [change('每年公布').id, { take: 'edit', text: '两国应尽快每年公布数据。' }],
  ])
  await reviewing.write(shown.state!.of)
  expect(written()).toBe(text.replace('应公布数据', '应尽快每年公布数据'))
  // What was written stays when the file is changed again.
  writeFileSync(file, written().replace('第八次', '第九次'))
  await reviewing.refresh()
  expect(change('每年公布')).toMatchObject({ isSettled: true, isPending: false })
})

test('several reviewers: who changes the same words is in conflict until one is rejected', async () => {
  const [wang, li] = [
    copyOf(track('两国应公布数据。', [3, 5], '每年公布', 'Wang')),
    copyOf(track('两国应公布数据。', [3, 5], '共享', 'Li'), retype('第八次', '第九次')),
  ]
  const { reviewing, shown, change, written } = await opened(wang, li)
  expect(shown.state!.files).toEqual(['returned.docx', 'returned.docx (2)'])
  expect([change('每年公布').fate, change('共享').fate]).toEqual(['conflict', 'conflict'])
  expect((await reviewing.take({ path: 'again.docx', bytes: li }))[0]!.en).toMatch(/here already/)
  await reviewing.choose([[change('每年公布').id, reject]])
  expect(change('共享').fate).toBe('landed')
  await reviewing.choose(
    shown
      .state!.changes.filter(({ author }) => author !== 'Wang')
      .map(({ id }) => [id, accept] as const),
  )
  await reviewing.write(shown.state!.of)
  expect(written()).toBe(text.replace('应公布', '应共享').replace('第八次', '第九次'))
  await reviewing.close()
  expect(shown.state).toBeNull()
})

test('what cannot be read is said, and opens nothing', async () => {
  const { reviewing, shown } = await opened()
  const said = await reviewing.take({ path: 'a.docx', bytes: Buffer.from('no Word file') })
  expect(said[0]!.en).toMatch(/Word/)
  expect(shown.state).toBeNull()
  expect((await reviewing.write('x'))[0]!.en).toMatch(/nothing to write/)
  writeFileSync(file, '---\ntitle: "\n---\n')
  const [broken] = await reviewing.take({ path: 'a.docx', bytes: copyOf() })
  expect(broken).toMatchObject({ level: 'error', path: file })
})

test.each([
  ['a\nb\n', 'x\ny\n', 'x\ny\n'],
  ['a\r\nb\r\n', 'x\ny\n', 'x\r\ny\r\n'],
  ['\ufeffa\r\n', 'x\n', '\ufeffx\r\n'],
  ['a\r\nb\n', 'x\ny\n', 'x\ny\n'],
])('line ends of %j stay', (before, source, typed) => {
  expect(asTyped(source, before)).toBe(typed)
})
