/** Memos in traditional Chinese, and templates with labels for them or without. */
import { expect, test } from 'vitest'
import { labelMessages } from '../scripts/build/label-messages.ts'
import { planOf } from '../scripts/build/plan.ts'
import { shapeMessages } from '../scripts/build/shape-messages.ts'
import { home } from '../scripts/files.ts'
import { loadTemplates } from '../scripts/project/templates.ts'
import { openArtifact } from '../scripts/proof/opened.ts'
import { buildMemo, readMemo } from './whole.ts'

const text = `---
title: 港口合作備忘錄
lang: zh-TW
date: 2026年3月
---

## 航運

與會者交換了意見。

### 建議

- 雙方應儘快簽署。

## 參會者

| 姓名 | 職務 |
| --- | --- |
| 王小明 | 主任 |
`
const memo = readMemo(text).memo!

test('labels are in traditional characters', async () => {
  const { artifacts, messages } = await buildMemo(memo, text, { only: ['handout', 'brief'] })
  expect(messages.map(({ rule }) => rule)).toEqual(['simplified-shapes'])
  const said = artifacts.flatMap(({ file: { format }, bytes }) =>
    format === 'json'
      ? []
      : openArtifact(format, bytes!)
          .reading()
          .body.map((part) => part.text),
  )
  const all = said.join('').replaceAll(/\\s/g, '')
  expect(all).toContain('建議 1.1')
  expect(all).not.toMatch(/建议|目录|全文一致。(?<=编号与全文一致。)|校验码/)
})

test('participants are recognised', () => {
  expect(memo.sections.map(({ role }) => role)).toEqual(['body', 'participants'])
})

test('a template with simplified labels only is named', () => {
  const plans = planOf(memo, loadTemplates(home).all, { only: [], formats: [] })
  const ask = (all: typeof plans) =>
    labelMessages(all, memo, 'memo.md').map(({ rule, en }) => `${rule}: ${en}`)
  expect(ask(plans)).toEqual([])
  const own = plans.map((plan) => {
    const { 'zh-Hant': _, ...labels } = plan.template.template.labels
    const template = { ...plan.template, template: { ...plan.template.template, labels } }
    return plan.template.name === 'brief' ? { ...plan, template } : plan
  })
  expect(ask(own).length).toBeGreaterThan(0)
  expect(ask(own).every((said) => said.startsWith('simplified-labels: '))).toBe(true)
  expect(labelMessages(own, { ...memo, meta: { ...memo.meta, lang: 'zh-CN' } }, 'memo.md')).toEqual(
    [],
  )
})

test('shapes of the mainland are asked about once, unless a font of another place is named', () => {
  const plans = planOf(memo, loadTemplates(home).all, { only: [], formats: [] })
  const asked = shapeMessages(plans, memo, 'memo.md')
  expect(asked).toHaveLength(1)
  expect(asked[0]!.en).toContain('brief, digest, handout')
  const own = plans.map((plan) => {
    const { template } = plan.template
    const serif = { ...template.fonts['serif']!, regular: 'NotoSerifTC-Regular' }
    const named = { ...template, fonts: { ...template.fonts, serif } }
    return { ...plan, template: { ...plan.template, template: named } }
  })
  expect(shapeMessages(own, memo, 'memo.md')).toEqual([])
  const simplified = { ...memo, meta: { ...memo.meta, lang: 'zh-CN' } }
  expect(shapeMessages(plans, simplified, 'memo.md')).toEqual([])
})
