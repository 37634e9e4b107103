/** Structure as the proof reads it: the same as pdf.js does. */
import { describe, expect, test } from 'vitest'
import { objectsOf } from '../../scripts/readers/pdf/objects.ts'
import { placesIn, type Where } from '../../scripts/readers/pdf/tags.ts'
import { loadPdfjs, settings } from '../tools/pdfjs.ts'
import { pdf } from './pdf.ts'
import { bytesOf, editions } from './editions.ts'

type Node = { readonly role: string; readonly alt?: string; readonly children: readonly Kid[] }
type Kid = Node | { readonly type: string; readonly id: string }

/** Contents of each page with all elements around them, as pdf.js has it. */
const ofPdfjs = async (bytes: Uint8Array): Promise<Map<string, readonly Node[]>> => {
  const { getDocument } = await loadPdfjs()
  const task = getDocument({ data: new Uint8Array(bytes), ...settings })
  const document = await task.promise
  const found = new Map<string, readonly Node[]>()
  const visit = (node: Node, around: readonly Node[]): void => {
    for (const kid of node.children)
      if ('role' in kid) visit(kid, [...around, kid])
      else if (kid.type === 'content') found.set(kid.id, around)
  }
  for (let number = 1; number <= document.numPages; number++)
    visit((await (await document.getPage(number)).getStructTree()) as unknown as Node, [])
  await task.destroy()
  return found
}

const partOf = (around: readonly Node[], { part }: Where): string => {
  const roles = around.map(({ role }) => role)
  if (part === 'pageNumber') return roles.at(-1) === 'Reference' ? part : 'body'
  return roles.includes('Figure') ? 'figure' : roles.includes('Note') ? 'note' : 'body'
}

describe.each([...editions])('%s', (_, edition) => {
  test('is read as pdf.js reads it', async () => {
    const bytes = await bytesOf(edition.flow, 'pdf', edition)
    const [ours, theirs] = [placesIn(objectsOf(bytes)).contents, await ofPdfjs(bytes)]
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort())
    for (const [id, around] of theirs) {
      const where = ours.get(id)!
      expect(partOf(around, where), id).toBe(where.part)
      expect(around.find(({ role }) => role === 'Figure')?.alt, id).toBe(where.alt)
      expect(
        around.some(({ role }) => /^T[DH]$/.test(role)),
        id,
      ).toBe(where.cell !== undefined)
    }
  })
})

test.each([
  ['(a \\(b\\) (c) \\\\ \\101\\n\\\r\n)', 'a (b) (c) \\ A\n'],
  ['(\\376\\377N\\214)', '\xfe\xffN\x8c'],
  ['<feff4E8C>', '\xfe\xffN\x8c'],
  ['<61 62>', 'ab'],
  ['/Name#20', { name: 'Name ' }],
  ['<616>', 'a`'],
  ['(a\r\nb\rc)', 'a\nb\nc'],
  ['-1.5', -1.5],
  ['true', true],
  ['null', null],
  ['12 0 R', { ref: '12R', number: 12 }],
  ['% a note\n[1 0 R 2 3 (a)]', [{ ref: '1R', number: 1 }, 2, 3, 'a']],
  [
    '<</A/B/C[<</D 1>>]>>',
    new Map<string, unknown>([
      ['A', { name: 'B' }],
      ['C', [new Map([['D', 1]])]],
    ]),
  ],
])('%s', (written, value) => {
  const { at } = objectsOf(pdf([written]))
  expect(at({ ref: '1R', number: 1 })).toEqual(value)
})

test('an element of a kind that nobody knows is part of the body', () => {
  const element = '<< /S /constructor /Pg 4 0 R /K 0 >>'
  const bytes = pdf(['<< /StructTreeRoot 2 0 R >>', '<< /K 3 0 R >>', element, '<< >>'])
  expect(placesIn(objectsOf(bytes)).contents.get('p4R_mc0')).toEqual({
    part: 'body',
    block: 0,
    order: 0,
  })
})

describe('is refused', () => {
  const catalog = '<< /StructTreeRoot 2 0 R >>'
  const moved = pdf([catalog, '<< /K [] >>']).toString('latin1').replace('2 0 obj', '3 0 obj')
  test.each<[string, Uint8Array, RegExp]>([
    ['what is no PDF', Buffer.from('no'), /no startxref/],
    ['a string without an end', pdf([catalog, '(a']), /a string does not end/],
    ['a list without an end', pdf([catalog, '<< /K [ >>']), /no “]”/],
    ['a dictionary without an end', pdf([catalog, '<< /K 1 ]']), /no “>>”/],
    ['a dictionary without a name', pdf([catalog, '<< 1 2 >>']), /no pairs/],
    ['a dictionary without a value', pdf([catalog, '<< /K >>']), /no pairs/],
    ['a dictionary that says a thing twice', pdf([catalog, '<< /K [] /K [] >>']), /no pairs/],
    ['an object that does not end', pdf([catalog, '<< /K [] >> 7']), /no .*endobj/],
    ['another object', Buffer.from(moved, 'latin1'), /object 2 is another one/],
    [
      'a description in another encoding',
      pdf([catalog, '<< /K 3 0 R >>', '<< /S /Figure /Alt (\\222) >>']),
      /an encoding of its own/,
    ],
    [
      'an element inside itself',
      pdf([catalog, '<< /K 3 0 R >>', '<< /S /P /K [3 0 R 3 0 R] >>']),
      /in the structure twice/,
    ],
    ['a file that was saved again', pdf([catalog, '<< /K [] >>'], '/Root 1 0 R /Prev 9'), /“Prev”/],
    [
      'lists by the hundred thousand',
      pdf([catalog, `<< /K ${'['.repeat(200_000)} >>`]),
      /call stack/,
    ],
    ['a row of comments without an end', pdf([catalog, `${'%'.repeat(50_000)}\n)`]), /no value/],
  ])('%s', (_, bytes, words) => {
    expect(() => placesIn(objectsOf(bytes))).toThrow(words)
  })
})
