/** Plain text as people type it, mail cuts it and pages hold it: what a person sees in it is what comes in. */
import { describe, expect, test } from 'vitest'
import { cameFromText, cameFromWord, expectBuilt } from './imported.ts'
import { p, r } from './word.ts'

const agreed = '双方举行了对话，并就下列问题达成一致。'
const words =
  'Both sides discussed the governance of intelligence and the security of supply chains in depth, and agreed to strengthen communication on the basis of existing mechanisms.'
const sentence =
  '双方就人工智能治理与供应链的安全问题进行了深入而坦诚的讨论并一致认为应当在现有机制的基础上继续加强沟通与协调，避免误判，减少不确定性，推动两国关系稳定发展。'

const wrapped = (text: string, width = 66) =>
  text.replaceAll(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trim()
const cut = (text: string) => text.match(/.{1,38}/g)!.join('\n')

describe('names in columns are rows of a table, as wide as the widest', () => {
  test.each([
    [
      'full-width blanks',
      '王建国　　会长　　学会\n李　明　　主任\n欧阳晓　研究员　　科学院\n',
      '|  |  |  |\n| --- | --- | --- |\n| 王建国 | 会长 | 学会 |\n| 李　明 | 主任 |  |\n| 欧阳晓 | 研究员 | 科学院 |',
    ],
    [
      'half-width blanks',
      'John Smith    Director\nMary Jones    Fellow\nA. B. Lee     Professor\n',
      '|  |  |\n| --- | --- |\n| John Smith | Director |\n| Mary Jones | Fellow |\n| A. B. Lee | Professor |',
    ],
    [
      'tabs below a head',
      '姓名\t职务\t单位\n王建国\t\t学会\n李明\t主任\t中心\n',
      '| 姓名 | 职务 | 单位 |\n| --- | --- | --- |\n| 王建国 |  | 学会 |\n| 李明 | 主任 | 中心 |',
    ],
    [
      'tabs that only reach a column',
      '王建国\t\t会长\n欧阳晓明先生\t主任\n李明\t\t委员\n',
      '|  |  |\n| --- | --- |\n| 王建国 | 会长 |\n| 欧阳晓明先生 | 主任 |\n| 李明 | 委员 |',
    ],
    [
      'places to sign',
      '甲方：　　　　乙方：\n代表：　　　　代表：\n日期：　　　　日期：\n',
      '|  |  |\n| --- | --- |\n| 甲方： | 乙方： |\n| 代表： | 代表： |\n| 日期： | 日期： |',
    ],
  ])('by %s', async (_, lines, table) => {
    const memo = await cameFromText(`港口备忘录\n\n${agreed}\n\n一、名单\n${lines}`)
    expect(memo.body).toBe(`${agreed}\n\n## 一、名单\n\n${table}\n`)
    expect(memo.said.map(([rule]) => rule)).toEqual(['guessed-heading', 'guessed-table'])
    await expectBuilt(memo)
  })

  test('in a Word file too, with the looks of their words', async () => {
    const row = (name: string, role: string) =>
      p(`${r(name, '<w:b/>')}<w:r><w:tab/></w:r>${r(role)}`)
    const memo = await cameFromWord({
      body: p(agreed) + row('王建国', '会长') + row('李明', '主任') + row('张三', '委员'),
    })
    expect(memo.body).toContain('| **王建国** | 会长 |\n| **李明** | 主任 |\n| **张三** | 委员 |\n')
  })

  test.each([
    ['two rows', '王建国　　会长\n李明　　主任\n'],
    ['articles', '第一条　双方同意。\n第二条　双方继续。\n第三条　完。\n'],
    ['names alone', '王建国\n李明明\n欧阳晓\n张三丰\n'],
  ])('but %s are lines', async (_, lines) => {
    const { body } = await cameFromText(`港口备忘录\n\n${agreed}\n\n${lines}`)
    expect(body).toBe(`${agreed}\n\n${lines.trim().replaceAll('\n', '\n\n')}\n`)
  })
})

describe('lines that were cut are joined', () => {
  test('but not with headings, items and names beside them', async () => {
    const item = (marker: string) => `${marker} ${wrapped(words)}`.replaceAll('\n', '\n   ')
    const { body } = await cameFromText(
      `Port Memo\n\n${wrapped(words)}\n\n${item('1.')}\n${item('2.')}\n`,
    )
    expect(body).toBe(`${words}\n\n1. ${words}\n2. ${words}\n`)
  })

  test('of Chinese, up to the next heading or indent', async () => {
    const { body } = await cameFromText(
      `港口备忘录\n　　${cut(sentence)}\n　　${cut(sentence)}\n一、背景\n${cut(sentence)}\n`,
    )
    expect(body).toBe(`${sentence}\n\n${sentence}\n\n## 一、背景\n\n${sentence}\n`)
  })
})

describe('headings', () => {
  test('in capitals, and with a number and a blank', async () => {
    const { body } = await cameFromText(
      'PORT MEMORANDUM\n\nKEY FINDINGS\n\nThey agreed to meet.\n\nUNESCO\n\nUNDP\n\nThey agreed to publish data.\n',
    )
    expect(body).toBe(
      '## KEY FINDINGS\n\nThey agreed to meet.\n\nUNESCO\n\nUNDP\n\nThey agreed to publish data.\n',
    )
    const chinese = await cameFromText(`港口备忘录\n\n1 总则\n${agreed}\n1.1 目的\n${agreed}\n`)
    expect(chinese.body).toBe(`## 1 总则\n\n${agreed}\n\n### 1.1 目的\n\n${agreed}\n`)
  })

  test('that are underlined, which is said', async () => {
    const memo = await cameFromText(
      'Port Memo\n=========\n\nBackground\n----------\n\nThey agreed.\n\n-----\n\nNext steps\n----------\nThey meet.\n',
    )
    expect(memo.source).toContain('title: Port Memo\n')
    expect(memo.body).toBe(
      '## Background\n\nThey agreed.\n\n\\-----\n\n## Next steps\n\nThey meet.\n',
    )
    expect(memo.messages.filter(({ rule }) => rule === 'underlined-heading')).toHaveLength(3)
    await expectBuilt(memo)
  })
})

test('marks of Markdown and of its dialects are text, which a build takes', async () => {
  const lines = ['![a b', '%%a', 'a {>>b', ':::', '| a | b |', '| c | d |', '# a', 'a {# b']
  const memo = await cameFromText(`${agreed}\n\n${lines.join('\n\n')}\n`)
  expect(memo.body.replaceAll('\\', '')).toBe(`${agreed}\n\n${lines.join('\n\n')}\n`)
  await expectBuilt(memo)
})

test('heads and numbers of pages are kept as lines of their own, which is said', async () => {
  const page = (number: number, text: string) =>
    `港口备忘录 内部资料\n${cut(text)}\n— ${number} —\n\f`
  const textOn = (at: number) => sentence.slice(at) + sentence.slice(0, at)
  const memo = await cameFromText(
    `港口备忘录\n\n${[1, 2, 3].map((at) => page(at, textOn(at))).join('')}`,
  )
  expect(memo.body).toContain(`\n\n— 1 —\n\n港口备忘录 内部资料\n\n${textOn(2)}\n\n— 2 —\n`)
  const said = memo.messages.filter(({ rule }) => rule === 'page-lines')
  expect(said.map(({ place }) => place!.line)).toEqual([7, 3])
  await expectBuilt(memo)
})
