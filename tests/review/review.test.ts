/** Review copies that come back: every change is in the merged source, or told; nothing vanishes. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reviewFile } from '../../scripts/cli/review-file.ts'
import { reviewData } from '../../scripts/cli/review-json.ts'
import { reviewLines } from '../../scripts/cli/review-lines.ts'
import { home } from '../../scripts/files.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { unaccounted } from '../../scripts/review/account.ts'
import { afterOf, beforeOf, type Change } from '../../scripts/review/changes.ts'
import type { CopyParagraph } from '../../scripts/review/copy.ts'
import { notAccounted } from '../../scripts/review/messages.ts'
import { readText } from '../../scripts/review/read-text.ts'
import { review } from '../../scripts/review/review.ts'
import { memopress } from '../cli.ts'
import { randomOf } from '../damage/random.ts'
import { addBehind, drop, edited, retype, textsOf, track, type Edit } from './word-edits.ts'

const resources = readResources(home).value!
const templates = readTemplates(home).value!

const copyOf = (text: string): Uint8Array => {
  const source = readMemo(text, { path: 'memo.md', folder: home }).value!
  return toDocx(toFlow(source, templates, { template: 'review' }).value!, templates)
}

const reviewed = async (base: string, copies: readonly Uint8Array[], today: string = base) => {
  const files = copies.map((bytes, at) => ({ path: `r${at + 1}.docx`, bytes }))
  const place = { path: 'memo.md', folder: home, file: join(home, 'memo.md') }
  return review(
    { ...place, today: readText(today)!, given: base === today ? null : base, resources },
    files,
  )
}

const fates = ({ answers }: { readonly answers: readonly { readonly fate: string }[] }): string[] =>
  answers.map(({ fate }) => fate)

const memo = `---
title: 共识备忘录
lang: zh-CN
domains:
  ai: 人工智能
---

双方在北京举行了**第八次**对话，并就 \\*数据\\* &amp; 算法交换意见。

## 人工智能

双方同意继续讨论模型的评估。[^1] <!-- unit id=models -->

### 建议

- 两国应继续讨论人工智能安全。
- 两国应公布数据。 <!-- unit id=data -->

| 姓名 | 职务 |
| ---- | ---- |
| 张三 | 主任 |

[^1]: 见附件。
`
const copy = copyOf(memo)

describe('a copy that came back', () => {
  test('as it was sent changes nothing', async () => {
    const { value, messages } = await reviewed(memo, [copy])
    expect(messages).toEqual([])
    expect(value).toMatchObject({ source: memo, answers: [], remarks: [] })
  })

  test.each<[what: string, edits: readonly Edit[], before: string, after: string]>([
    [
      'typed over',
      [retype('双方同意继续讨论模型的评估。', '双方同意尽快讨论模型的评估。')],
      '继续讨论模型',
      '尽快讨论模型',
    ],
    [
      'tracked',
      [track('两国应公布数据。', [3, 5], '每年公布', 'Wang')],
      '两国应公布数据。',
      '两国应每年公布数据。',
    ],
    ['in marks', [retype('第八次', '第九次')], '**第八次**', '**第九次**'],
    [
      'of a sign that Markdown would read',
      [retype('两国应公布数据。', '两国应公布 *数据*。')],
      '两国应公布数据。',
      '两国应公布 \\*数据\\*。',
    ],
    ['of a heading', [retype('建议', '建议与后续')], '### 建议', '### 建议与后续'],
    ['of a cell', [retype('主任', '副主任')], '| 主任 |', '| 副主任 |'],
    [
      'a new item',
      [addBehind('两国应继续讨论人工智能安全。', '两国应培训人员。')],
      '人工智能安全。\n',
      '人工智能安全。\n- 两国应培训人员。\n',
    ],
    [
      'a new paragraph',
      [addBehind('双方同意继续讨论模型的评估。', '双方注意到进展。')],
      '<!-- unit id=models -->\n',
      '<!-- unit id=models -->\n\n双方注意到进展。\n',
    ],
    [
      'an item that is gone',
      [drop('两国应继续讨论人工智能安全。')],
      '- 两国应继续讨论人工智能安全。\n',
      '',
    ],
  ])('with a change %s', async (_, edits, before, after) => {
    const { value, messages } = await reviewed(memo, [edited(copy, ...edits)])
    expect(messages).toEqual([])
    expect(value!.source).toBe(memo.replace(before, after))
    expect(fates(value!)).toEqual(['landed'])
  })

  test('says who tracked a change, and who did not', async () => {
    const copies = [
      edited(copy, track('两国应公布数据。', [0, 2], '双方', 'Wang'), retype('主任', '副主任')),
    ]
    const { value } = await reviewed(memo, copies)
    expect(value!.answers.map(({ tracked, file }) => [tracked?.author ?? null, file])).toEqual([
      ['Wang', 'r1.docx'],
      [null, 'r1.docx'],
    ])
  })

  test('says of each change in one text who made it', async () => {
    const li = (document: string): string =>
      document.replace(
        '<w:t xml:space="preserve">数据。</w:t></w:r>',
        (own) =>
          `${own}<w:ins w:id="1" w:author="Li" w:date="2025-12-02T00:00:00Z"><w:r><w:t>尽快。</w:t></w:r></w:ins>`,
      )
    const silent = (document: string): string => document.replace('>两国应<', '>各方应<')
    const edits = [track('两国应公布数据。', [3, 5], '共享', 'Wang'), silent, li]
    const { value } = await reviewed(memo, [edited(copy, ...edits)])
    expect(value!.source).toBe(memo.replace('两国应公布数据。', '各方应共享数据。尽快。'))
    expect(
      value!.answers.map(({ tracked, change }) => [tracked, beforeOf(change), afterOf(change)]),
    ).toEqual([
      [null, '两国应公布数据。', '各方应公布数据。'],
      [{ author: 'Wang', date: '2025-11-01T00:00:00Z' }, '各方应公布数据。', '各方应共享数据。'],
      [
        { author: 'Li', date: '2025-12-02T00:00:00Z' },
        '各方应共享数据。',
        '各方应共享数据。尽快。',
      ],
    ])
  })

  test("with changed words of a template's has them listed, and the memo as it was", async () => {
    const words = textsOf(copy).find((text) => text.includes('目录'))
    const { value } = await reviewed(memo, [edited(copy, addBehind(words ?? '共识备忘录', '内部'))])
    expect(value!.source).toBe(memo)
    expect(fates(value!)).toEqual(['listed'])
  })
})

describe('copies that are taken twice', () => {
  test('find what was merged, under names derived from texts too, and change nothing', async () => {
    const copies = [
      edited(copy, track('两国应继续讨论人工智能安全。', [5, 7], '共同研究', 'Wang')),
      edited(
        copy,
        retype('第八次', '第九次'),
        retype('两国应公布数据。', '两国应公布有关数据。'),
        retype('主任', '副主任'),
        addBehind('双方同意继续讨论模型的评估。', '双方注意到进展。'),
      ),
    ]
    const { value: first } = await reviewed(memo, copies)
    expect(new Set(fates(first!))).toEqual(new Set(['landed']))
    const { value: second } = await reviewed(memo, copies, first!.source)
    expect(second!.source).toBe(first!.source)
    expect(fates(second!)).toEqual(fates(first!).map(() => 'made'))
  })
})

describe('several sides', () => {
  const text = '双方同意继续讨论模型的评估。'

  test('whose changes do not meet all land, and the same one once', async () => {
    const copies = [
      edited(copy, track(text, [4, 6], '尽快', 'Wang')),
      edited(copy, track(text, [8, 10], '系统', 'Smith')),
      edited(copy, track(text, [4, 6], '尽快', 'Li')),
    ]
    const { value } = await reviewed(memo, copies)
    expect(value!.source).toBe(memo.replace(text, '双方同意尽快讨论系统的评估。'))
    expect(fates(value!)).toEqual(['landed', 'landed', 'made'])
  })

  test('of changes that nobody tracked each names its copy', async () => {
    const edits = [retype('主任', '副主任'), retype('两国应公布数据。', '两国应公布有关数据。')]
    const { value } = await reviewed(
      memo,
      edits.map((edit) => edited(copy, edit)),
    )
    expect(reviewLines(value!, 'en').map((line) => line.split('\t')[3])).toEqual([
      'r1.docx',
      'r2.docx',
    ])
  })

  test('who change the same words are a conflict, with both texts, and neither lands', async () => {
    const copies = ['尽快', '不再'].map((by) => edited(copy, track(text, [4, 6], by, by)))
    const { value } = await reviewed(memo, copies)
    expect(value!.source).toBe(memo)
    expect(fates(value!)).toEqual(['conflict', 'conflict'])
    const told = reviewFile(value!, 'memo.md', 'zh')
    expect(told).toContain(
      `### \`models\` · 改 · 不再 · r2.docx\n\n− ${text}\\[^]\n\n+ 双方同意不再讨论模型的评估。\\[^]\n\n另一份稿 (尽快 · r1.docx)\n\n+ 双方同意尽快讨论模型的评估。\\[^]`,
    )
    expect(told).toContain('另一份稿 (不再 · r2.docx)')
    const data = reviewData(value!, readText(memo)!)
    expect(data.changes).toMatchObject([
      { unit: 'models', fate: 'conflict', against: [{ file: 'r2.docx', author: '不再' }] },
      { unit: 'models', fate: 'conflict', against: [{ file: 'r1.docx', author: '尽快' }] },
    ])
    expect(reviewLines(value!, 'zh')[0]).toMatch(/≠ 不再: 双方同意不再讨论/)
  })

  test('of whom one deletes what another changes are a conflict, which a third does not decide', async () => {
    const gone = edited(copy, drop('两国应公布数据。'))
    const copies = [gone, edited(copy, retype('两国应公布数据。', '两国应公布结果。')), gone]
    const { value } = await reviewed(memo, copies)
    expect(value!.source).toBe(memo)
    expect(fates(value!)).toEqual(['conflict', 'conflict', 'conflict'])
  })

  test('who meet in some words of a text: what does not meet lands', async () => {
    const mixed = retype(text, '各方同意尽快讨论模型的评估。')
    const copies = [edited(copy, mixed), edited(copy, track(text, [4, 6], '不再', 'Li'))]
    const { value } = await reviewed(memo, copies)
    expect(value!.source).toBe(memo.replace(text, '各方同意继续讨论模型的评估。'))
    expect(
      value!.answers.map(({ fate, change }) => [fate, afterOf(change).replace(/\W$/, '')]),
    ).toEqual([
      ['landed', '各方同意继续讨论模型的评估。'],
      ['conflict', '双方同意尽快讨论模型的评估。'],
      ['conflict', '双方同意不再讨论模型的评估。'],
    ])
    const today = memo.replace(text, '双方同意立即讨论模型的评估。')
    const { value: later } = await reviewed(memo, [edited(copy, mixed)], today)
    expect(later!.source).toBe(today.replace('双方同意立即', '各方同意立即'))
    expect(later!.answers).toMatchObject([
      { fate: 'landed' },
      {
        fate: 'conflict',
        against: [{ file: null, text: expect.stringContaining('立即讨论') as string }],
      },
    ])
    expect(reviewFile(later!, 'memo.md', 'en')).toContain('The memo says\n\n+ 双方同意立即讨论')
  })

  test('of whom one marks words, and another changes other words of that text', async () => {
    const bold = (document: string) =>
      document.replace(
        '评估。</w:t></w:r>',
        '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>评估</w:t></w:r><w:r><w:t>。</w:t></w:r>',
      )
    const copies = [edited(copy, bold), edited(copy, track(text, [4, 6], '尽快', 'Li'))]
    const { value } = await reviewed(memo, copies)
    expect(value!.source).toBe(memo.replace(text, '双方同意尽快讨论模型的**评估**。'))
    expect(fates(value!)).toEqual(['landed', 'landed'])
  })

  test('of whom one changes what is no more in the memo are a conflict with it', async () => {
    const today = memo.replace('- 两国应公布数据。 <!-- unit id=data -->\n', '')
    const copies = [edited(copy, retype('两国应公布数据。', '两国应公布结果。'))]
    const { value } = await reviewed(memo, copies, today)
    expect(value).toMatchObject({ source: today, answers: [{ fate: 'conflict' }] })
    expect(reviewFile(value!, 'memo.md', 'en')).toContain('nothing: it was deleted')
  })

  test('who meet in words that changed places: none of it lands', async () => {
    const swapped = retype(text, '双方继续同意讨论模型的评估。')
    const copies = [
      edited(copy, swapped),
      edited(copy, retype(text, '双方同意并继续讨论模型的评估。')),
    ]
    const { value } = await reviewed(memo, copies)
    expect(value!.source).toBe(memo)
    expect(fates(value!)).toEqual(['conflict', 'conflict'])
  })

  test('and a memo that has moved on: what does not meet lands in it', async () => {
    const today = memo.replace('模型的评估', '模型的独立评估').replace('公布数据', '公布全部数据')
    const copies = [
      edited(
        copy,
        retype(text, '双方同意尽快讨论模型的评估。'),
        track('两国应公布数据。', [5, 7], '结果', 'Wang'),
      ),
    ]
    const { value } = await reviewed(memo, copies, today)
    expect(value!.source).toBe(today.replace('继续讨论模型', '尽快讨论模型'))
    expect(fates(value!)).toEqual(['landed', 'conflict'])
  })
})

test('a copy of another memo, or of a base that is not the one given, is not merged', async () => {
  const other = copyOf('# 港口\n\n双方讨论港口。\n\n## 船舶\n\n没有共识。\n')
  const { value, messages } = await reviewed(memo, [other])
  expect(value).toBeNull()
  expect(messages.map(({ rule, path }) => [rule, path])).toEqual([['another-memo', 'r1.docx']])
  const given = await reviewed(memo.replace('第八次', '第七次'), [copy], memo)
  expect(given.messages.map(({ rule }) => rule)).toEqual(['another-base'])
})

test('a project without a template for review copies says so', async () => {
  const none = {
    ...resources,
    templates: resources.templates.filter(({ name }) => name !== 'review'),
  }
  const place = { path: 'memo.md', folder: home, file: 'memo.md', today: readText(memo)! }
  const { messages } = await review({ ...place, given: null, resources: none }, [
    { path: 'r.docx', bytes: copy },
  ])
  expect(messages.map(({ rule }) => rule)).toEqual(['no-review-template'])
})

test('what is neither issued nor told as a change is found, to the character', () => {
  const paragraph = (text: string): CopyParagraph => ({
    names: ['a'],
    text,
    runs: [{ text }],
    style: '',
    depth: null,
    level: null,
    comments: [],
    cell: null,
    note: null,
    notes: [],
  })
  const [issued, returned] = [[paragraph('双方同意')], [paragraph('双方不同意')]]
  const change: Change = { kind: 'changed', unit: 'a', before: '双方同意', after: '双方不同意' }
  expect(unaccounted(issued, returned, [change])).toEqual([])
  expect(unaccounted(issued, returned, [])).toEqual(['不'])
  expect(notAccounted(['不'], 'r.docx').rule).toBe('review-not-whole')
})

test('random changes of the real memo land and are what was typed, or are told', async () => {
  const real = readFileSync(join(home, 'source/memo.md'), 'utf8')
  const sent = copyOf(real)
  // Titles are words of the front matter, which are listed.
  const front = real.slice(0, real.indexOf('\n---\n', 4))
  const texts = textsOf(sent).filter(
    (text) => text.length > 12 && !/&/.test(text) && !front.includes(text),
  )
  const { oneOf, below } = randomOf(22)
  const counts = { landed: 0, listed: 0, conflict: 0, made: 0 }
  for (let round = 0; round < 8; round++) {
    const chosen = [...new Set(Array.from({ length: 8 }, () => oneOf(texts)))]
    const edits = chosen.map((text): Edit => {
      const from = 1 + below(text.length - 6)
      const to = from + below(5)
      const by = oneOf(['', '新的', ' AI', '*要点*', '10%', '“引文”'])
      const isTracked = below(2) === 0
      return isTracked
        ? track(text, [from, to], by, 'Wang')
        : retype(text, text.slice(0, from) + by + text.slice(to))
    })
    const returned = edited(sent, ...edits)
    const { value, messages } = await reviewed(real, [returned])
    expect(messages).toEqual([])
    for (const { fate } of value!.answers) counts[fate]++
    // The copy of the merged text says what came back, but for what is listed.
    if (value!.answers.every(({ fate }) => fate === 'landed')) {
      const again = await reviewed(value!.source, [copyOf(value!.source)])
      expect(again.value!.answers).toEqual([])
    }
  }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  expect(all).toBeGreaterThan(50)
  expect(counts.conflict).toBe(0)
  expect(counts.landed / all).toBeGreaterThanOrEqual(0.9)
})

const hasOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0

test.skipIf(!hasOffice)(
  'a copy that LibreOffice saved changes nothing (skipped without it)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memopress-review-'))
    writeFileSync(join(folder, 'sent.docx'), copy)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      'soffice',
      [
        profile,
        '--headless',
        '--convert-to',
        'docx:MS Word 2007 XML',
        '--outdir',
        join(folder, 'saved'),
        join(folder, 'sent.docx'),
      ],
      { stdio: 'ignore' },
    )
    const { value, messages } = await reviewed(memo, [
      readFileSync(join(folder, 'saved/sent.docx')),
    ])
    rmSync(folder, { recursive: true })
    expect(messages).toEqual([])
    expect(value).toMatchObject({ source: memo, answers: [] })
  },
)

describe('memopress review', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memopress-review-'))
  const file = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content)
  file('memo.md', memo)
  file('back.docx', edited(copy, track('两国应公布数据。', [3, 5], '每年公布', 'Wang')))
  file('not.docx', 'text')
  const run = (...args: readonly string[]) => memopress(folder, ['review', ...args])

  test('shows the changes and the patch, and writes nothing', () => {
    const { status, stdout } = run('back.docx', '--memo', 'memo.md')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^merged\tchanged\tdata\tWang\t/)
    expect(stdout).toMatch(/^-- 两国应公布数据。.*\n\+- 两国应每年公布数据。/m)
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(memo)
  })

  test('says that nothing was changed, and what it wrote', () => {
    file('same.docx', copy)
    expect(run('same.docx', '--memo', 'memo.md').stdout).toBe('nothing was changed\n')
    const { stdout } = run('back.docx', '--memo', 'memo.md', '--apply', '--out', 'new.md')
    expect(stdout).toMatch(/^written\tnew\.md$/m)
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(memo)
  })

  test('--json names every change, under the id of its unit', () => {
    file(
      'more.docx',
      edited(
        copy,
        track('两国应公布数据。', [3, 5], '每年公布', 'Wang'),
        retype('主任', '副主任'),
        retype('共识备忘录', '联合声明'),
      ),
    )
    const { stdout } = run('more.docx', '--memo', 'memo.md', '--json')
    const common = { fate: 'landed', file: 'more.docx', kind: 'changed' }
    const silent = { isTracked: false, author: null, date: null }
    const table = expect.stringMatching(/^u[0-9a-f]{8}$/) as string
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [
        {
          ...common,
          ...silent,
          unit: null,
          frontMatter: 'title',
          before: '共识备忘录',
          after: '联合声明',
        },
        {
          ...common,
          unit: 'data',
          isTracked: true,
          author: 'Wang',
          date: '2025-11-01T00:00:00Z',
          before: '两国应公布数据。',
          after: '两国应每年公布数据。',
        },
        {
          ...common,
          ...silent,
          unit: table,
          cell: { row: 1, column: 1 },
          before: '主任',
          after: '副主任',
        },
      ],
      comments: [],
    })
  })

  test('what cannot be read is said, and the source is untouched', () => {
    expect(run()).toMatchObject({ status: 2 })
    for (const [name, rule] of [
      ['not.docx', 'not-word'],
      ['none.docx', 'ENOENT'],
    ] as const) {
      const { status, stderr } = run(name, '--memo', 'memo.md', '--apply')
      expect(status).toBe(1)
      if (rule === 'not-word') expect(stderr).toMatch(/^not\.docx {2}error: .*\(not-word\)/)
    }
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(memo)
  })

  test('--redline writes what was merged with marks, and says where nothing was', () => {
    const { status, stdout } = run('back.docx', '--memo', 'memo.md', '--redline', 'sent')
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^sent\/redline\.docx$/m)])
    const { units, recommendations } = JSON.parse(
      readFileSync(join(folder, 'sent/changes.json'), 'utf8'),
    )
    expect([units, recommendations]).toMatchObject([[], [{ id: 'data', changes: ['reworded'] }]])
    file('same.docx', copy)
    const none = run('same.docx', '--memo', 'memo.md', '--redline', 'none')
    expect([none.status, none.stderr]).toEqual([0, expect.stringContaining('(nothing-merged)')])
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(memo)
  })

  test('--apply writes it, to --out where that is given', () => {
    const merged = memo.replace('两国应公布数据', '两国应每年公布数据')
    expect(run('back.docx', '--memo', 'memo.md', '--apply', '--out', 'merged.md').status).toBe(0)
    expect(readFileSync(join(folder, 'merged.md'), 'utf8')).toBe(merged)
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(memo)
    expect(run('back.docx', '--memo', 'memo.md', '--apply').status).toBe(0)
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(merged)
  })

  test('--apply keeps the line ends and the byte order mark of the memo', () => {
    const typed = `\ufeff${memo.replaceAll('\n', '\r\n')}`
    writeFileSync(join(folder, 'memo.md'), typed)
    expect(run('back.docx', '--memo', 'memo.md', '--apply').status).toBe(0)
    expect(readFileSync(join(folder, 'memo.md'), 'utf8')).toBe(
      typed.replace('两国应公布数据', '两国应每年公布数据'),
    )
  })
})
