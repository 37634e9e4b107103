/** Situations that people get into, each for its kind, and what is asked about them. */
import { expect, test } from 'vitest'
import { readText } from '../../scripts/project/read-text.ts'
import { askedOf, collecting, findingsOf } from '../memo/read.ts'

const asked = (text: string): string[] => findingsOf(`# 备忘录\n\n${text}\n`)

test.each<[kind: string, text: string, findings: readonly string[]]>([
  ['no space behind #', '###下一步', ['3:1 missing-space']],
  ['no space behind a dash', '-码头先行\n-航道缓办', ['3:1 missing-space']],
  ['no space behind a number', '1.勘察\n2.招标', ['3:1 missing-space']],
  ['typed numbers', '1、勘察\n2、招标', ['4:1 joined-lines']],
  ['a blank in the path of a picture', '![码头](图/码头 一.png)', ['3:1 lost-picture']],
  ['a size behind a path', '![航道](图/航道.png =300x200)', ['3:1 lost-picture']],
  ['a blank in an address', '见[图册](图/图册 一.pdf)。', ['3:2 lost-link']],
  ['a table without rule', '| 甲 | 乙 |\n| 丙 | 丁 |', ['3:1 lost-table']],
  ['a rule of dashes', '| 甲 | 乙 |\n|——|——|\n| 丙 | 丁 |', ['4:1 lost-table']],
  ['full-width pipes', '｜甲｜乙｜\n｜---｜---｜\n｜丙｜丁｜', ['4:1 lost-table']],
  ['a full-width link', '见【图册】（https://example.org/a）。', ['3:2 full-width-mark']],
  ['a half full-width link', '见[图册]（https://example.org/a）。', ['3:2 full-width-mark']],
  ['a full-width #', '＃＃ 附则', ['3:1 full-width-mark']],
  ['full-width stars', '＊＊要点＊＊如下。', ['3:1 full-width-mark']],
  ['a full-width note', '数据待核【^1】。', ['3:5 full-width-mark']],
  ['full-width numbers', '１．勘察\n２．招标', ['3:1 full-width-mark']],
  ['full-width dashes', '－勘察\n－招标', ['3:1 full-width-mark']],
  ['a callout', '> [!TIP]\n> 先勘察。', ['3:3 foreign-mark']],
  ['a table of contents', '[TOC]', ['3:1 foreign-mark']],
  ['a highlight', '先==勘察==再招标。', ['3:2 foreign-mark']],
  ['an index below', '排放 H~2~S 气体。', ['3:4 foreign-mark']],
  ['a wiki link', '见[[图册]]。', ['3:2 foreign-mark']],
  ['a page break', '\\pagebreak', ['3:1 foreign-mark']],
  ['a note in the line', '先勘察^[已完成]。', ['3:4 foreign-mark']],
  ['a formula', '按 $v=\\frac{s}{t}$ 计算。', ['3:3 foreign-mark']],
  ['a picture of a wiki', '![[图册.png]]', ['3:1 lost-picture']],
  ['a tag', '#港口 与航道', ['3:1 missing-space']],
  ['a name of a block', '^block-7', ['3:1 foreign-mark']],
  ['a comment of another program', '%% 不要发布 %%', ['3:1 lost-comment']],
  ['a comment of a reviewer', '先勘察{>>谁负责？<<}。', ['3:4 lost-comment']],
  ['a short code', '已办 :tada: 。', ['3:4 foreign-mark']],
  ['an attribute', '要点 {.warning}', ['3:4 foreign-mark']],
  ['a definition', '泊位\n: 停船处', ['4:1 foreign-mark']],
  ['a citation of a chat program', '已达标【4†来源】。', ['3:4 foreign-mark']],
  ['another', '已达标:contentReference[oaicite:0]{index=0}。', ['3:4 foreign-mark']],
  ['a third', '已达标citeturn0search1。', ['3:4 foreign-mark']],
  ['a placeholder', '日期为 {{date}}。', ['3:5 foreign-mark']],
  ['letters in brackets', '(a) 勘察\n(b) 招标', ['4:1 joined-lines']],
  ['decisions', '会议议定：\n一、勘察\n二、招标', ['4:1 joined-lines']],
  ['tasks', '任务：\n（1）勘察\n（2）招标', ['4:1 joined-lines']],
  ['labels', '主持：王五\n记录：赵六', ['4:1 joined-lines']],
  ['bullets', '• 勘察\n• 招标', ['3:1 typed-bullet']],
  ['arrows', '▶ 勘察\n\n▶ 招标', ['3:1 typed-bullet']],
  ['ticks', '✅ 勘察\n❌ 招标', ['3:1 typed-bullet']],
  ['works referred to', '参考文献\n\n[1] 港口年鉴\n[2] 航道年鉴', ['6:1 joined-lines']],
  ['paragraphs pasted from Word', '　　第一段讲勘察，\n　　第二段讲招标', ['4:1 joined-lines']],
  ['a number in front of a heading', '## 能源\n\n### （四）建议\n\n- 勘察。', []],
  ['a point in front of a heading', '## 能源\n\n### 4. 建议：\n\n- 勘察。', []],
  ['a heading with an invisible character', '## 能源\n\n### 建议\u200b\n\n- 勘察。', []],
  ['words around a heading', '## 能源\n\n### 后续建议\n\n- 勘察。', ['5:1 near-recommendations']],
  [
    'foreign names in a Chinese memo',
    '## 人名与地名\n\n' +
      'Škoda、Dvořák、Nguyễn Thị Hồng、Ångström、Müller、Žižek、Erdoğan、'.repeat(2) +
      '姓名一律照录原文，不译成中文。',
    [],
  ],
  ['a backslash below which nothing stands', '盖章\\', ['3:3 printed-backslash']],
  ['a backslash in a heading', '## 第一行\\\n第二行', ['3:7 printed-backslash']],
  ['a backslash in a cell', '| 甲 |\n| - |\n| 乙\\ |', ['5:4 printed-backslash']],
  ['mixed lists', '## 建议\n\n1. 勘察。\n\n另有补充：\n\n2. 招标。', []],
])('%s', (_, text, findings) => {
  expect(asked(text)).toEqual(findings)
})

const termsOf = (text: string, ...terms: string[]): string[] =>
  askedOf(
    `---\nterms:\n${terms.map((term) => `  - ${term}\n`).join('')}---\n\n# 备忘录\n\n${text}\n`,
  ).map((finding) => finding.replace(/^\d+:/, ''))

test.each<[kind: string, text: string, terms: string[], findings: string[]]>([
  [
    'a refused form within one that is wanted',
    '人工智能与智能。',
    ['{ zh: 人工智能, not: 智能 }'],
    ['6 other-form'],
  ],
  ['a form in bold', '与**人工智慧**合作。', ['{ zh: 人工智能, not: 人工智慧 }'], ['4 other-form']],
  [
    'one several times',
    '人工智慧、人工智慧。',
    ['{ zh: 人工智能, not: 人工智慧 }'],
    ['1 other-form'],
  ],
  [
    'both introduced, the other way round',
    'AI（人工智能）与 AI。',
    ['{ zh: 人工智能, en: AI }'],
    [],
  ],
  [
    'introduced with the full name',
    '人工智能（Artificial Intelligence，AI）与 AI。',
    ['{ zh: 人工智能, en: AI }'],
    [],
  ],
  ['both allowed', '人工智能与 AI。', ['{ zh: [人工智能, AI], en: AI }'], []],
  ['part of a name', '人工智能与 AI Safety Institute、OpenAI。', ['{ zh: 人工智能, en: AI }'], []],
  ['a title in quotation marks', '人工智能与“AI+行动”。', ['{ zh: 人工智能, en: AI }'], []],
  ['in code', '人工智能与 `AI`。', ['{ zh: 人工智能, en: AI }'], []],
  ['the plural', '访问 app 与 Apps。', ['{ zh: 应用, en: app }'], ['4 other-form']],
  ['another word that begins alike', '访问 apple。', ['{ zh: 应用, en: app }'], []],
  ['a form twice in one term', '应用。', ['{ zh: [应用, 应用], en: app }'], []],
  ['refused by its own term', '应用。', ['{ zh: 应用, not: 应用 }'], ['20 contradictory-terms']],
])('terms: %s', (_, text, terms, findings) => {
  expect(termsOf(text, ...terms)).toEqual(findings)
})

test.each([
  ['one form', '{ zh: 应用 }', 'invalid-value'],
  ['a form that is empty', "{ zh: 应用, en: '' }", 'invalid-value'],
  ['another key', '{ zh: 应用, en: app, fr: application }', 'unknown-key'],
])('terms: %s is an error where it stands', (_, term, rule) => {
  expect(termsOf('应用。', term)).toEqual([expect.stringContaining(` ${rule}`)])
})

test.each([
  '会议认为，泊位改造应当提前，税率为 5~10%，另加 -3℃；面积 3*4，比例 3:2。',
  '（一）总体要求',
  '一、总体要求',
  '表 1　吞吐量',
  '箭头 A -> B，C++ 与 C#，a == b，x <- y，$100 与 $200，100%。',
  'See § 3.2, items (a) and (b), and the e-mail of 10:30; “[sic]” is theirs.',
  '签字：________　日期：________',
  '图表见 https://example.org/a_b*c(d)?x=~y~ 一页。',
  '— Chinese proverb',
  '5 * 3 = 15，张三与李四 * 王五。',
  '联系人：张三\\\n电话：010-1234',
])('%j is let be', (text) => {
  expect(asked(text)).toEqual([])
})

test('what is quoted says nothing that cannot be seen', () => {
  const { messages, report } = collecting()
  readText('# 备忘录\n\n见【图册】（https://example.org/a）与[[`a`]]。\n\n见[[`a`]]。\n', report)
  expect(messages).toHaveLength(2)
  for (const { zh, en } of messages) expect(zh + en).not.toMatch(/[\ufff0-\uffff]/)
})
