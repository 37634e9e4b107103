/** Front matter as people write it: its faults are said once each, where they are, in words of their own. */
import { expect, test } from 'vitest'
import { readText } from '../../scripts/project/read-text.ts'
import { collecting, findingsOf } from './read.ts'

const body = '# T\n\n## 能源\n\n正文。\n\n### 建议\n\n- 甲应合作。\n'

test.each<[text: string, findings: readonly string[]]>([
  ['title: T\ndate: 2026年3月\n---\n\n', ['1:1 unopened-front-matter']],
  ['——\ntitle: T\n---\n\n', ['1:1 unopened-front-matter']],
  ['－－－\n标题：T\n日期：2026年3月\n－－－\n\n', ['1:1 unopened-front-matter']],
  ['\n---\ntitle: T\n---\n\n', ['2:1 late-front-matter']],
  ['<!-- 备注 -->\n\n---\ntitle: T\n---\n\n', ['3:1 late-front-matter']],
  ['---\ntitle: T\ndate: 2026年3月\n\n', ['1:1 unclosed-front-matter']],
  ['---\ntitle: T\ndate: 2026年3月\n----\n\n', ['4:1 unclosed-front-matter']],
  ['---\ntitle: T\n———\n\n', ['3:1 unclosed-front-matter']],
  ['---\ntitle: T\n日期：2026年3月\n---\n\n', ['3:1 yaml-syntax']],
  ['---\ntitle：T\nstatus:final\n---\n\n', ['2:1 yaml-syntax', '3:1 yaml-syntax']],
  ['---\ntitle: "T\nstatus: final\n---\n\n', ['2:8 yaml-syntax']],
  ['---\ntitle: T\nplace: @北京\n---\n\n', ['3:8 yaml-syntax']],
  ['---\ntitle: *T\n---\n\n', ['2:8 yaml-not-data']],
  ['---\ntitle: T: 第二\n---\n\n', ['2:8 yaml-syntax']],
  ['---\ntitle: T\ndomains:\n\tenergy: 能源\n---\n\n', ['4:1 yaml-syntax']],
  ['---\ntitle: T\ndomains:\n  energy: 能源\n ai: 能源\n---\n\n', ['5:1 yaml-syntax']],
  ['---\ntitle: [草案] 备忘录\n---\n\n', ['2:13 yaml-syntax']],
  ['---\ntitle: "甲"与乙\n---\n\n', ['2:8 yaml-syntax']],
  ['---\nTitle: T\n状态: final\n---\n\n', ['2:1 unknown-key', '3:1 unknown-key']],
  ['---\ntitle: T\nstatus: 定稿\n---\n\n', ['3:9 invalid-value']],
  ['---\ntitle: T\nplace: 北京 #3 会议室\n---\n\n', ['3:8 cut-value']],
])('%j', (front, findings) => {
  expect(findingsOf(front + body)).toEqual(findings)
})

test('what follows from a missing fence is not said, what else is wrong is', () => {
  expect(findingsOf(`---\ntitle: T\n\n## 能源\n\n正文 <b>。\n\n---\n\n末段。\n`)).toEqual([
    '1:1 unclosed-front-matter',
    '6:4 raw-html',
  ])
})

test.each(['---\n\ntitle: T\n\ndate: 2026年3月\n# 注释\nstatus: final # 印在边上\n---\n\n', ''])(
  '%j is as it should be',
  (front) => {
    expect(findingsOf(front + body)).toEqual([])
  },
)

test('the right word is given for a Chinese one', () => {
  const { messages, report } = collecting()
  readText(`---\n标题: T\nstatus: 定稿\n---\n\n${body}`, report)
  expect(messages.map(({ zh }) => zh).sort()).toEqual([
    '`status`：此处为“定稿”，应为 `final`：请改写',
    '未知的键 `标题`，应为 `title`：请写成 `title: …`',
  ])
})

test('a language is told by title and headings, whatever foreign titles the notes hold', () => {
  const notes =
    '[^1]: International Energy Agency, Offshore Wind Outlook, Paris, revised edition.\n'
  const text = `# 海上风电合作简报\n\n## 国际经验\n\n见文献。[^1]\n\n${notes}`
  expect(readText(text, () => {}).memo?.meta.lang).toBe('zh-CN')
  const english =
    '# Offshore Wind Cooperation Brief\n\n## Lessons Learned Abroad\n\n“能源”一词含义不同，见下文说明。\n'
  expect(readText(english, () => {}).memo?.meta.lang).toBe('en')
})
