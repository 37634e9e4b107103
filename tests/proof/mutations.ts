/** Ways in which a flow can go wrong: each loses, adds or changes something. */
import type { Content, Label, Paragraph, Piece, Table } from '../../scripts/flow/pieces.ts'
import type { Flow } from '../../scripts/flow/model.ts'

export type Mutation = (flow: Flow) => Flow

type Where = (piece: Piece) => boolean

const textOf = (content: Content): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')

const says =
  (text: string): Where =>
  (piece) =>
    piece.type === 'paragraph' && textOf(piece.content).includes(text)

const found = ({ body }: Flow, where: Where): number => {
  const at = body.findIndex(where)
  if (at < 0) throw new Error('nothing to change')
  return at
}

/** The flow with the first such piece replaced by others. */
const replaced =
  (where: Where, change: (piece: Piece) => readonly Piece[]): Mutation =>
  (flow) => {
    const at = found(flow, where)
    return { ...flow, body: flow.body.toSpliced(at, 1, ...change(flow.body[at]!)) }
  }

const removed = (where: Where): Mutation => replaced(where, () => [])
const doubled = (where: Where): Mutation => replaced(where, (piece) => [piece, piece])

const swapped =
  (a: Where, b: Where): Mutation =>
  (flow) => {
    const [i, j] = [found(flow, a), found(flow, b)]
    const body = [...flow.body]
    body[i] = flow.body[j]!
    body[j] = flow.body[i]!
    return { ...flow, body }
  }

const rewrite = (content: Content, from: string, to: string): Content =>
  content.map((inline) =>
    'text' in inline ? { ...inline, text: inline.text.replace(from, to) } : inline,
  )

/** The first paragraph that says a text says another instead. */
const reworded = (from: string, to: string): Mutation =>
  replaced(says(from), (piece) => {
    const paragraph = piece as Paragraph
    const content = rewrite(paragraph.content, from, to)
    if (textOf(content) === textOf(paragraph.content)) throw new Error('nothing to change')
    return [{ ...paragraph, content }]
  })

/** The table of the memo: the overview before it is the template's. */
const isList: Where = (piece) =>
  piece.type === 'table' && piece.rows.flat().some(({ content }) => textOf(content) === '陈海生')

/** The table that a template makes of a memo's headings and recommendations. */
const isOverview: Where = (piece) => piece.type === 'table' && !isList(piece)

const inOverview = (change: (rows: Table['rows']) => Table['rows']): Mutation =>
  replaced(isOverview, (piece) => [{ ...(piece as Table), rows: change((piece as Table).rows) }])

const inTable = (change: (rows: Table['rows']) => Table['rows']): Mutation =>
  replaced(isList, (piece) => [{ ...(piece as Table), rows: change((piece as Table).rows) }])

const cell = (from: string, to: string): Mutation =>
  inTable((rows) =>
    rows.map((row) => row.map((one) => ({ ...one, content: rewrite(one.content, from, to) }))),
  )

const relabelled = (where: Where, change: (label: Label) => Label): Mutation =>
  replaced(where, (piece) => {
    const paragraph = piece as Paragraph
    return [{ ...paragraph, label: change(paragraph.label!) }]
  })

const counted = (label: Label, ordinal: number): Label => ({
  ...label,
  ordinal,
  text: `${label.prefix}${ordinal}${label.suffix}`,
})

const inNotes =
  (change: (notes: Flow['notes']) => Flow['notes']): Mutation =>
  (flow) => ({
    ...flow,
    notes: change(flow.notes),
  })

const note = (from: string, to: string): Mutation =>
  inNotes((notes) =>
    notes.map((each) => ({
      ...each,
      body: each.body.map((one) => ({ ...one, content: rewrite(one.content, from, to) })),
    })),
  )

/** Changes of what units say: the edition's account notices each, and so does every artifact's. */
export const ofUnits: Readonly<Record<string, Mutation>> = {
  'a bullet is lost': removed(says('第一项，')),
  'a recommendation is lost': removed(says('共同修堤')),
  'a paragraph is lost': removed(says('港口一节的正文')),
  'a heading is lost': removed(says('与会者')),
  'a quotation is lost': removed(says('引文一段')),
  'a code block is lost': removed(says('const a')),
  'a continuation of an item is lost': removed(says('续段')),
  'a nested item is lost': removed(says('有序二')),
  'a table is lost': removed(isList),
  'a table row is lost': inTable((rows) => rows.toSpliced(2, 1)),
  'two table rows change places': inTable(([head, a, b, ...rest]) => [head!, b!, a!, ...rest]),
  'two cells change places': inTable(([head, row, ...rest]) => [head!, row!.toReversed(), ...rest]),
  'a cell is emptied': cell('江城大学教授', ''),
  'a character of a cell changes': cell('陈海生', '陈海升'),
  'a table head changes': cell('职务', '职位'),
  'two paragraphs change places': swapped(says('港口一节的正文'), says('水资源一节的正文')),
  'two recommendations change places': swapped(says('共同修堤'), says('联合巡查')),
  'a paragraph stands twice': doubled(says('参会人员名单')),
  'a recommendation stands twice': doubled(says('定期疏浚')),
  'a block moves to the end': (flow) => {
    const at = found(flow, says('引文一段'))
    return { ...flow, body: [...flow.body.toSpliced(at, 1), flow.body[at]!] }
  },
  'one Han character changes': reworded('修堤', '修坝'),
  'one Latin letter changes': reworded('Harbour Town', 'Harbour Town'.replace('w', 'v')),
  'one digit changes': reworded('2025年10月在', '2025年11月在'),
  'a mark becomes half-width': reworded('正文，含', '正文,含'),
  'the last character is lost': reworded('安排。', '安排'),
  'the first characters are lost': reworded('双方于', '于'),
  'a space between words is lost': reworded('met in', 'metin'),
  'a space comes into a word': reworded('delegates', 'dele gates'),
  'a sentence is added': reworded('现状。', '现状。另议。'),
  'a sentence is lost': reworded('The delegates met in Harbour Town for two days.', ''),
  'a number changes': relabelled(says('定期疏浚'), (label) => counted(label, 7)),
  'two numbers change places': (flow) =>
    relabelled(says('定期疏浚'), (label) => counted(label, 3))(
      relabelled(says('联合巡查'), (label) => counted(label, 2))(flow),
    ),
  'a number of a list changes': relabelled(says('有序二'), (label) => counted(label, 3)),
  'a heading changes': reworded('水资源', '水利'),
  'a line of code changes': reworded('indented', 'indent'),
  'the text of a note is lost': inNotes(([first, ...rest]) => [{ ...first!, body: [] }, ...rest]),
  'a character of a note changes': note('淤积', '淤泥'),
  'a space in a note is lost': note('see also', 'seealso'),
  'two notes change texts': inNotes(([a, b]: Flow['notes']) => [
    { ...a!, body: b!.body },
    { ...b!, body: a!.body },
  ]),
  'a reference to a note is lost': replaced(says('定期疏浚'), (piece) => {
    const paragraph = piece as Paragraph
    return [{ ...paragraph, content: paragraph.content.filter((inline) => !('note' in inline)) }]
  }),
}

/** Changes of what the template says, which only an artifact can get wrong. */
export const ofTemplate: Readonly<Record<string, Mutation>> = {
  'a stranger’s paragraph comes in': replaced(says('港口一节的正文'), (piece) => [
    piece,
    { ...(piece as Paragraph), content: [{ text: '此段不在原文。' }], id: 'stranger' },
  ]),
  'the date changes': reworded('江城', '海城'),
  'the overview is lost': removed(isOverview),
  'a row of the overview is lost': inOverview((rows) => rows.toSpliced(3, 1)),
  'an entry of the overview changes': inOverview((rows) =>
    rows.map((row) =>
      row.map((one) => ({ ...one, content: rewrite(one.content, '港口', '海港') })),
    ),
  ),
  'the contents take the place of the overview': replaced(isOverview, () => [
    { type: 'contents', title: '目录', levels: [2, 3] },
  ]),
  'the running foot changes': (flow) => {
    const wrong = [{ text: '草案' }]
    const { first, other } = flow.footer
    return {
      ...flow,
      footer: { first: { ...first, left: wrong }, other: { ...other, left: wrong } },
    }
  },
  'the running foot is lost': (flow) => {
    const none = { left: [], center: [], right: [] }
    return { ...flow, footer: { first: none, other: none } }
  },
  'two paragraphs run together': (flow) => {
    const at = found(flow, says('共同修堤'))
    const [a, b] = flow.body.slice(at - 2, at) as Paragraph[]
    const joined = { ...a!, content: [...a!.content, ...b!.content] }
    return { ...flow, body: flow.body.toSpliced(at - 2, 2, joined) }
  },
}
