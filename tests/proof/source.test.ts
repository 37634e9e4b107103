import { describe, expect, test } from 'vitest'
import { checkEdition } from '../../scripts/proof/edition.ts'
import { checkSource, wordsOfSource } from '../../scripts/proof/source.ts'
import { extract } from '../../scripts/memo/extract.ts'
import { handout } from '../../scripts/memo/handout.ts'
import type { Block, List, Memo, Section } from '../../scripts/memo/model.ts'
import { mapRuns } from '../../scripts/memo/walk.ts'
import { memo, source } from './editions.ts'

const check = (changed: Memo) => checkSource(wordsOfSource(source), changed, 'memo.md')

/** The memo with every run's text rewritten once. */
const reworded = (from: string, to: string, whole: Memo = memo): Memo =>
  mapRuns(whole, (runs) => runs.map((run) => ({ ...run, text: run.text.replace(from, to) })))

type BlockChange = (blocks: readonly Block[]) => readonly Block[]

const inSections = (change: BlockChange, whole: Memo = memo): Memo => {
  const inside = (section: Section): Section => ({
    ...section,
    blocks: change(section.blocks),
    sections: section.sections.map(inside),
  })
  return { ...whole, sections: whole.sections.map(inside) }
}

const inLists = (change: (items: List['items']) => List['items'], whole: Memo = memo): Memo =>
  inSections(
    (blocks) =>
      blocks.map((block) =>
        block.type === 'list' ? { ...block, items: change(block.items) } : block,
      ),
    whole,
  )

const without = (type: Block['type']) =>
  inSections((blocks) => blocks.filter((block) => block.type !== type))

describe('source → memo', () => {
  test('the memo says what its source says', () => expect(check(memo)).toEqual([]))

  const mutations: Readonly<Record<string, Memo>> = {
    'a lead paragraph is lost': { ...memo, lead: memo.lead.slice(1) },
    'a section is lost': { ...memo, sections: memo.sections.slice(1) },
    'two sections change places': { ...memo, sections: memo.sections.toReversed() },
    'an item is lost': inLists((items) => items.slice(1)),
    'items change places': inLists((items) => items.toReversed()),
    'an item stands twice': inLists((items) => [...items, items[0]!]),
    'a table is lost': without('table'),
    'a code block is lost': without('code'),
    'a quotation is lost': without('quote'),
    'a character changes': reworded('修堤', '修坝'),
    'a digit changes': reworded('2025年', '2026年'),
    'a cell changes': reworded('江城大学教授', '江城大学讲师'),
    'a heading changes': reworded('水资源', '水利'),
    'a character of a note changes': reworded('淤积', '淤泥'),
    'a note is lost': { ...memo, notes: memo.notes.slice(1) },
    'a space between words is lost': reworded('Harbour Town', 'HarbourTown'),
    'a space is added': reworded('delegates', 'dele gates'),
    'a sentence is added': reworded('现状。', '现状。另议。'),
    'the title changes': { ...memo, title: [{ text: '别的标题' }], lead: memo.lead.slice(1) },
  }

  test.each(Object.entries(mutations))('%s', (_, changed) => {
    const messages = check(changed)
    expect(messages).not.toEqual([])
    expect(messages.some(({ place }) => place !== undefined)).toBe(true)
  })

  test('comments, line ends and white space at joints say nothing', () => {
    const spread = source
      .replace('讨论 AI 与', '讨论AI\n与')
      .replace('The delegates', '<!-- who? --> The\ndelegates')
    expect(checkSource(wordsOfSource(spread), memo, 'memo.md')).toEqual([])
  })
})

describe('memo → edition', () => {
  const ports = handout(memo, 'ports')
  const about = { source: 'memo.md', artifact: 'extracts/ports.pdf' }
  const rulesOf = (edition: Memo) => checkEdition(memo, edition, about).map(({ rule }) => rule)

  test('a handout holds what is its own, recommendations first', () =>
    expect(rulesOf(ports)).toEqual([]))

  test('a handout in the order of the memo has moved', () =>
    expect(rulesOf(extract(memo, 'ports'))).toEqual(['moved-text', 'moved-text']))

  test('a handout whose sections change places has moved', () => {
    const turned = { ...ports, sections: ports.sections.toReversed() }
    expect(rulesOf(turned)).toContain('moved-text')
  })

  test('a unit of another section is lost', () => {
    const dropped = inLists((items) => items.filter(({ id }) => id !== 'dykes'), ports)
    expect(rulesOf(dropped)).toContain('lost-unit')
  })
  test('a unit of another domain comes in', () => {
    const water = memo.sections.find(({ domain }) => domain === 'water')!
    expect(rulesOf({ ...ports, sections: [water, ...ports.sections.slice(1)] })).toContain(
      'foreign-unit',
    )
  })
  test('a unit nobody knows comes in', () =>
    expect(rulesOf({ ...ports, lead: [{ ...memo.lead[0]!, id: 'stranger' }] })).toContain(
      'foreign-unit',
    ))
  test('a text is changed', () =>
    expect(rulesOf(reworded('增设', '取消', ports))).toEqual(['changed-text']))
  test('a recommendation is renumbered', () =>
    expect(
      rulesOf(inLists((items) => items.map((item) => ({ ...item, number: '9.9' })), ports)),
    ).toContain('wrong-label'))
  test('units change places', () =>
    expect(rulesOf(inLists((items) => items.toReversed(), ports))).toContain('moved-text'))
})
