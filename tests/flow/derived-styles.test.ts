import { expect, test } from 'vitest'
import { styleOf } from '../../scripts/flow/derived-styles.ts'
import { resolveStyles } from '../../scripts/flow/resolve.ts'
import { home } from '../../scripts/files.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'

const base = resolveStyles(loadTemplates(home).all.find(({ name }) => name === 'letter')!.template)
const { body, note, quote, item } = base
const derived = (name: string) => styleOf(name, { base, most: 198 })!

test('a style of the template is its own, and a name of none is nothing', () => {
  expect(derived('table-head')).toBe(base['table-head'])
  expect(derived('unknown')).toBeUndefined()
  expect(derived('note-unknown')).toBeUndefined()
})

test('deeper levels stand further right, to half the measure at most', () => {
  expect(derived('item-2').left).toBe(item!.left + item!.hanging)
  expect(derived('item-20').left).toBe(198)
})

test.each(['item', 'item-continue', 'quote', 'code', 'quote-item-2', 'item-first'])(
  'in a note, %s has its size and leading, and begins at the edge of its text',
  (name) => {
    const style = derived(`note-${name}`)
    expect(style).toMatchObject({ size: note!.size, leading: note!.leading, before: 0, after: 0 })
    expect(style.left).toBeGreaterThanOrEqual(note!.left)
    expect(style.fill).toBeNull()
  },
)

test('the number of a note that begins with a list or a quotation stands at the edge', () => {
  for (const name of ['note-item-first', 'note-quote-first'])
    expect(derived(name)).toMatchObject({ hanging: derived(name).left })
})

test('in a quotation, a list and code have its colour and keep within its edges', () => {
  const { color, right, left } = quote!
  expect(derived('quote-item-2')).toMatchObject({
    color,
    right,
    label: { color },
    left: item!.left + item!.hanging,
  })
  expect(derived('quote-code')).toMatchObject({ color, right, left })
})

test('lines begin where the first line of a paragraph does', () => {
  expect(derived('body-lines')).toMatchObject({
    indent: 0,
    left: body!.left + body!.indent * body!.size,
  })
})
