import { expect, it } from 'vitest'
import { collisions, type Plan } from '../scripts/build/plan.ts'
import { fileName } from '../scripts/build/file-names.ts'

it('names a document by the title and what it is', () => {
  expect(fileName('共识备忘录', '能源')).toBe('共识备忘录-能源')
  expect(fileName('a/b: c?', '“x” | y.')).toBe('a-b-c-“x”-y')
})

it('names no device of Windows, whatever a memo is called', () => {
  expect(fileName('CON.2026', '全文')).toBe('memo-CON.2026-全文')
})

it('refuses documents that cannot stand beside the others', () => {
  const plan = (path: string): Plan =>
    ({ path, format: 'pdf', domain: null, template: { name: path } }) as unknown as Plan
  const rulesOf = (...paths: string[]) => collisions(paths.map(plan), 'memo.md').map((m) => m.rule)
  expect(rulesOf('a.pdf', 'A.pdf')).toEqual(['colliding-outputs'])
  expect(rulesOf('a.pdf/b.pdf', 'a.pdf')).toEqual(['colliding-outputs'])
  expect(rulesOf('manifest.json/b.pdf', 'memo.json/c.pdf')).toHaveLength(2)
  expect(rulesOf('con.pdf')).toEqual(['bad-output-name'])
  expect(rulesOf('a.pdf', 'a/b.pdf')).toEqual([])
})

it('keeps what a document is of below a title of any length', () => {
  const [memo, digest] = ['备忘录', '建议汇编'].map((each) => fileName('长'.repeat(300), each))
  expect(memo).toMatch(/^长{30,}-备忘录$/)
  expect(digest).toMatch(/^长{30,}-建议汇编$/)
  for (const name of [
    memo!,
    digest!,
    fileName('a', '长'.repeat(300)),
    fileName('长'.repeat(300), '长'.repeat(300)),
  ])
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120)
})
