/** What editors wrote in the source for each other: comments of Word where a template asks for them, nowhere otherwise. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { build, readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { readWordText } from '../../scripts/readers/docx/text.ts'
import { readText } from '../../scripts/review/read-text.ts'
import { review } from '../../scripts/review/review.ts'
import { changed, partOf, validate } from './package.ts'

const memo = `---
title: 共识备忘录
lang: zh-CN
domains:
  ai: 人工智能 # 待定
---

<!-- 总评：
  请核对 <日期> -->

双方在北京举行了对话。

## 人工智能 <!-- 标题待定 -->

双方同意继续讨论模型的评估。 <!-- unit id=models --> <!-- 张三：是否删去？ -->

<!-- memopress-ignore straight-quotes: 原文如此 -->

### 建议

- 两国应继续讨论人工智能安全。
- 两国应公布数据。 <!-- 李四：数据指什么 -->

| 姓名 | 职务 |
| ---- | ---- |
| 张三 | 主任 <!-- 职务待核 --> |
`

const project = mkdtempSync(join(tmpdir(), 'memopress-comments-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))
mkdirSync(join(project, 'templates'))
writeFileSync(
  join(project, 'templates/shared.yaml'),
  'extends: review\nof: memo\npath: memo-shared\nreview: { comments: 编者 & 译者 }\n',
)
const templates = readTemplates(project).value!

const copyOf = (template: string): Uint8Array => {
  const source = readMemo(memo, { path: 'memo.md', folder: home }).value!
  return toDocx(toFlow(source, templates, { template }).value!, templates)
}
const shared = copyOf('shared')
const plain = copyOf('review')

const own = ['总评', '核对', '标题待定', '是否删去', '数据指什么', '职务待核', '待定']

describe('comments of editors', () => {
  test('are on what they are about, under the name that the template says', async () => {
    const word = readPackage(shared)
    // None but a proof that knows the copy is asked to share them lets them pass.
    expect(
      checkWord(word)
        .map(({ detail }) => detail)
        .sort(),
    ).toEqual([
      'w:commentRangeEnd in word/document.xml',
      'w:commentRangeStart in word/document.xml',
      'w:commentReference in word/document.xml',
      'w:comments in word/comments.xml',
    ])
    expect(await validate(shared, 'Office2010')).toEqual([])
    expect(await validate(shared, 'Microsoft365')).toEqual([])
    const texts = new Map(
      word.elements
        .get('word/comments.xml')!
        .get('w:comment')!
        .map(({ attributes, children }) => [
          attributes['w:id'],
          [
            attributes['w:author'],
            JSON.stringify(children)
              .match(/[^"]*\p{Script=Han}[^"]*/gu)!
              .join('|'),
          ],
        ]),
    )
    const on = [
      ...partOf(shared, 'word/document.xml').matchAll(
        /<w:commentRangeStart w:id="(\d+)"\/>([^]*?)<w:commentRangeEnd/g,
      ),
    ].map(
      ([, id, xml]) =>
        [...xml!.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('') +
        ' ← ' +
        texts.get(id)!.join(': '),
    )
    expect(on).toEqual([
      '双方在北京举行了对话。 ← 编者 & 译者: 总评：|请核对 <日期>',
      '人工智能 ← 编者 & 译者: 标题待定',
      '双方同意继续讨论模型的评估。 ← 编者 & 译者: 张三：是否删去？',
      '两国应公布数据。 ← 编者 & 译者: 李四：数据指什么',
      '姓名 ← 编者 & 译者: 职务待核',
    ])
  })

  test('are proved by a build of the copy that is asked to share them', async () => {
    const source = readMemo(memo, { path: 'memo.md', folder: home }).value!
    const { files, messages } = await build(source, templates, {
      only: ['shared'],
      formats: ['docx'],
    })
    expect(messages.filter(({ level }) => level === 'error')).toEqual([])
    expect(files.map(({ path }) => path)).toContain('memo-shared.docx')
  })

  test('change nothing of the text', () => {
    const text = (docx: Uint8Array) => readWordText(docx).map((each) => each.label + each.text)
    expect(text(shared)).toEqual(text(plain))
  })

  test('are nowhere in a copy that does not ask for them, nor in the source inside one that does', () => {
    const all = (docx: Uint8Array) =>
      Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)])
    const leaking = (docx: Uint8Array) =>
      all(docx).flatMap(([name, xml]) => (own.some((text) => xml!.includes(text)) ? [name] : []))
    expect(leaking(plain)).toEqual([])
    expect(leaking(shared)).toEqual(['word/comments.xml'])
  })

  test('that come back are no remarks of reviewers, but for those that somebody answers', async () => {
    const place = { path: 'memo.md', folder: home, file: join(home, 'memo.md') }
    const resources = readResources(home).value!
    const back = changed(shared, 'word/comments.xml', (xml) =>
      xml.replace('李四：数据指什么', '贸易数据'),
    )
    const { value } = await review({ ...place, today: readText(memo)!, given: null, resources }, [
      { path: 'r.docx', bytes: back },
    ])
    expect(value).toMatchObject({ source: memo, answers: [] })
    expect(value!.remarks.map(({ text }) => text)).toEqual(['贸易数据'])
  })
})
