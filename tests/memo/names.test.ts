import { expect, test } from 'vitest'
import { isIsoDate, isoDateOf } from '../../scripts/markdown/dates.ts'
import { frontMatterJsonSchema } from '../../scripts/markdown/front-matter-schema.ts'
import { roleOf } from '../../scripts/markdown/roles.ts'
import { isSlug, slugOf, uniqueSlug } from '../../scripts/markdown/slug.ts'
import { findingsOf, memoOf } from './read.ts'

test.each([
  ['半导体', 'ban-dao-ti'],
  ['5G 与 6G 无线系统', 'topic-5g-yu-6g-wu-xian-xi-tong'],
  ['AI Safety & Trust', 'ai-safety-trust'],
  ['Énergie', 'energie'],
  ['绿色旅游', 'lv-se-lv-you'],
  ['路线与女性', 'lu-xian-yu-nv-xing'],
  ['CON', 'topic-con'],
  ['！', 'topic'],
  ['一'.repeat(30), 'yi-yi-yi-yi-yi-yi-yi-yi-yi-yi-yi-yi-yi'],
])('slug of %s', (heading, slug) => {
  expect(slugOf(heading)).toBe(slug)
  expect(isSlug(slug)).toBe(true)
})

test('equal slugs get a number', () => {
  expect(uniqueSlug('water', new Set(['water', 'water-2']))).toBe('water-3')
  expect(uniqueSlug('a'.repeat(40), new Set(['a'.repeat(40)]))).toBe(`${'a'.repeat(38)}-2`)
})

test.each(['nul', 'com1', '-a', 'a--b', 'a-', '1a', 'A', '', 'a'.repeat(41)])(
  '%j names no domain',
  (text) => {
    expect(isSlug(text)).toBe(false)
  },
)

test.each([
  ['2025年10月', '2025-10'],
  ['2025 年 1 月 2 日', '2025-01-02'],
  ['2025年10月28日至31日', '2025-10-28'],
  ['October 2025', '2025-10'],
  ['Oct. 2025', '2025-10'],
  ['October 28, 2025', '2025-10-28'],
  ['28–31 October 2025', '2025-10-28'],
  ['2025-10', '2025-10'],
  ['2025/1/2', '2025-01-02'],
  ['2025年13月', undefined],
  ['2025-02-30', undefined],
  ['Autumn 2025', undefined],
  ['soon', undefined],
])('ISO date of %s', (printed, iso) => {
  expect(isoDateOf(printed)).toBe(iso)
})

test('a section of nothing but recommendations is no domain, however it is divided', () => {
  const memo = '# Memo\n\n## Recommendations\n\n### To the Commission\n\n- Publish data.\n'
  expect(memoOf(memo).meta.domains).toEqual([])
  expect(memoOf(memo.replace('###', '## Ports\n\n###')).meta.domains).toEqual([])
  expect(memoOf(memo.replace('##', '## Ports\n\n###')).meta.domains).toHaveLength(1)
})

test('a day must exist', () => {
  expect(['2024-02-29', '2025-12'].every(isIsoDate)).toBe(true)
  expect(['2025-02-29', '2025-00', '2025-1', '20251031'].some(isIsoDate)).toBe(false)
})

test.each([
  ['建议：', 'recommendations'],
  ['政策建议', 'recommendations'],
  ['RECOMMENDATIONS:', 'recommendations'],
  ['建议的背景', 'body'],
  ['中方参会者', 'participants'],
  ['与会者名单（美方）', 'participants'],
  ['List of participants', 'participants'],
  ['参会者关注的问题', 'body'],
])('role of %s', (heading, role) => {
  expect(roleOf(heading)).toBe(role)
})

test('declared headings replace the usual ones', () => {
  const roles = { recommendations: ['行动清单'] }
  expect([roleOf('行动清单：', roles), roleOf('建议', roles), roleOf('参会者', roles)]).toEqual([
    'recommendations',
    'body',
    'participants',
  ])
})

test('front matter is text, and what it leaves out is found', () => {
  const { meta } = memoOf(`---
title: 007
date: 2025年10月28日
version: 1.0
place: no
convenors: [甲, yes]
status: embargoed
embargo: 2025-11-01
roles: { recommendations: [行动] }
---

正文。
`)
  expect(meta).toEqual({
    title: '007',
    shortTitle: '007',
    date: '2025年10月28日',
    isoDate: '2025-10-28',
    version: '1.0',
    place: 'no',
    lang: 'zh-CN',
    convenors: ['甲', 'yes'],
    status: 'embargoed',
    embargo: '2025-11-01',
    domains: [],
    filenames: 'slug',
  })
})

test.each([
  ['status: embargoed', '2:1 invalid-value'],
  ['embargo: 2025-11-01', '2:10 invalid-value'],
])('%s alone is refused', (text, finding) => {
  expect(findingsOf(`---\n${text}\n---\n\n# T\n\nText.\n`)).toEqual([finding])
})

test('a memo without front matter, with an empty one, with a deeper title', () => {
  expect(memoOf('# T\n\nText.').meta.title).toBe('T')
  expect(memoOf('---\n---\n\n# T\n\nText.').meta.title).toBe('T')
  expect(memoOf('## T\n\nText.\n\n## S\n\nText.').meta.title).toBe('T')
})

test('the JSON Schema knows every key', () => {
  const { properties } = frontMatterJsonSchema() as { properties: object }
  expect(Object.keys(properties)).toContain('shortTitle')
  expect(JSON.stringify(properties)).toContain('draft')
})
