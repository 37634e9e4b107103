/** Edits by chance, done to review copies, come back: the copy of the merged memo says what the reviewer's did. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readReturned } from '../../scripts/review/returned.ts'
import { readText } from '../../scripts/review/read-text.ts'
import { review } from '../../scripts/review/review.ts'
import { randomOf } from '../damage/random.ts'
import { p, wordFile } from '../import/word.ts'
import { randomlyEdited } from './copy-edits.ts'

const rounds = Number(process.env['REVIEW_ROUNDS'] ?? 3)
const resources = readResources(home).value!
const templates = readTemplates(home).value!
const place = { path: 'memo.md', folder: home, file: join(home, 'memo.md') }

const copyOf = (text: string): Uint8Array => {
  const source = readMemo(text, place).value!
  return toDocx(toFlow(source, templates, { template: 'review' }).value!, templates)
}

/** What a copy says, but for its last line, which has the checksum of its text. */
const said = async (copy: Uint8Array): Promise<string[]> => {
  const returned = await readReturned(copy)
  if (typeof returned === 'string') throw new Error(returned)
  return returned.paragraphs
    .filter(({ names }) => !names.includes('_colophon'))
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
}

const mixed = `---
title: 港口对话 共识备忘录
lang: zh-CN
convenors: [东湖中心, 海湾学会]
date: 2026年1月
domains:
  ports: 港口
---

双方就**港口**与航运交换意见，认为合作有益。[^1]

> 引文的第一段文字，说的是港口的将来。
>
> 引文的第二段文字，说的是航运的将来。

## 港口

双方同意继续讨论吞吐量的评估方法。 <!-- unit id=volume -->

1. 第一项内容说的是装卸效率的提高，
   并且换行。
2. 第二项内容说的是泊位的共同使用。
   - 其中第一点是泊位的分配办法。
   - 其中第二点是泊位的收费办法。
3. 第三项内容说的是引航员的培训。

表 1 各港吞吐量

| 港口名称与所在地 | 吞吐量（单位：万吨） |
| ---- | ---- |
| 东湖港在湖的东边 | 一百二十三万吨左右 |
| 西湖港在湖的西边 | 二百三十四万吨左右 |
| 南湖港在湖的南边 | 三百四十五万吨左右 |

### 建议

- 两国应公布港口的吞吐量数据。 <!-- unit id=data domains=ports key="公布港口的吞吐量" -->
- 两国应培训引航员，并互认其资格。
- 两国应设立联合工作组，每年会晤一次。 <!-- unit id=group -->

## 结论

双方将于明年再次会晤，并总结经验。

[^1]: 见附件一的说明文字，以及附件二。
`

test.each([
  ['the real memo', readFileSync(join(home, 'source/memo.md'), 'utf8'), 8],
  ['one with lists, quotes, tables and notes', mixed, 4],
  ['an English one', readFileSync(join(home, 'tests/texts/en-consensus.md'), 'utf8'), 5],
])('in %s', async (_, memo, count) => {
  const sent = copyOf(memo)
  const today = readText(memo)!
  const fates = { landed: 0, made: 0, conflict: 0, listed: 0 }
  for (let seed = 1; seed <= rounds; seed++) {
    const { bytes } = randomlyEdited(sent, randomOf(seed), count)
    const { value, messages } = await review({ ...place, today, given: null, resources }, [
      { path: 'r.docx', bytes },
    ])
    // Some edits leave a paragraph without its bookmark, as Word does.
    expect(
      messages.filter(({ rule }) => rule !== 'matched-by-text'),
      `seed ${seed}`,
    ).toEqual([])
    for (const { fate } of value!.answers) fates[fate]++
    if (value!.answers.every(({ fate }) => fate === 'landed'))
      expect(await said(copyOf(value!.source)), `seed ${seed}`).toEqual(await said(bytes))
    // The same copy once more finds what it changed.
    const again = await review(
      { ...place, today: readText(value!.source)!, given: null, resources },
      [{ path: 'r.docx', bytes }],
    )
    expect(again.value!.source, `seed ${seed}`).toBe(value!.source)
    const left = value!.answers.filter(({ fate }) => fate !== 'landed')
    expect(
      again.value!.answers.filter(({ fate }) => fate !== 'made').length,
      `seed ${seed}`,
    ).toBeLessThanOrEqual(left.length)
  }
  const all = Object.values(fates).reduce((sum, count) => sum + count, 0)
  expect(fates.conflict).toBe(0)
  expect(fates.landed / all, JSON.stringify(fates)).toBeGreaterThanOrEqual(0.9)
})

test.each([
  ['bad-xml', p('甲'), '<Properties>'],
  ['too-long', p('甲'.repeat(120_001)), '<Properties/>'],
])('a copy that cannot be read is %s', async (fault, body, properties) => {
  const files = { 'docProps/custom.xml': strToU8(properties) }
  expect(await readReturned(wordFile({ body, files }))).toBe(fault)
})
