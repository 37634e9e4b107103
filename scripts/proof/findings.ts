/** Messages of a failed proof: which unit, where in the source, in which artifact, and how. */
import type { Id } from '../memo/model.ts'
import type { PlaceOf } from '../memo/walk.ts'
import type { Message, Place } from '../message.ts'

/** The artifact or edition that was proved, by the path a user knows. */
export type Subject = {
  /** Source as the user names it. */
  readonly source: string
  /** `extracts/ai.pdf`; the memo itself when it is the source that is compared. */
  readonly artifact: string
  readonly placeOf: PlaceOf
  /** The house's own Word file that it takes its styles from. */
  readonly house?: string
}

export type Fault = {
  readonly rule: Rule
  readonly id?: Id | undefined
  readonly place?: Place | undefined
  readonly wanted?: string | undefined
  readonly got?: string | undefined
  /** Why it cannot be read, which is said whole. */
  readonly reason?: string | undefined
  /** The text is a template's, or the front matter's: no unit says it. */
  readonly isFrame?: boolean | undefined
}

/** The fault in a few words; the rest of the message gives the place, what was expected and what to do. */
const rules = {
  'lost-text': ['text is missing', '文字缺失'],
  'changed-text': ['text differs', '文字不符'],
  'moved-text': ['text is out of order', '文字次序有误'],
  'repeated-text': ['text stands there more than once', '文字重复出现'],
  'extra-text': ['there is text that no source says', '出现原文没有的文字'],
  'lost-space': ['a space between words is missing or added', '词间空格增减'],
  'joined-text': ['two paragraphs have run together', '两段文字连成一段'],
  'cut-text': ['a paragraph has come apart', '一段文字被拆开'],
  'lost-unit': ['a unit is missing', '单元缺失'],
  'foreign-unit': ['a unit does not belong there', '出现不属于此处的单元'],
  'wrong-label': ['a number or list mark is wrong', '编号或项目符号有误'],
  'wrong-page-number': ['a page number of the contents is wrong, or missing', '目录页码有误或缺失'],
  'wrong-overview': ['the overview says of a unit what the memo does not', '一览表与原文不符'],
  'lost-alt-text': ['the description of a figure is wrong', '图片说明有误'],
  'wrong-running-line': ['a running head or foot is wrong', '页眉或页脚有误'],
  'wrong-copy': ['copied text differs from what is shown', '复制所得文字与所见不符'],
  unreadable: ['it cannot be read back', '无法读回'],
  'misplaced-text': ['text does not stand where it is read', '文字不在应在的位置'],
  'hidden-text': ['something hides a text', '文字被遮盖或隐藏'],
  'struck-text': [
    'text is struck through that should not be, or the other way round',
    '删除线有误',
  ],
  'wrong-link': ['a link is lost, on another text, or leads elsewhere', '链接缺失、位置或去向有误'],
  'wrong-picture': [
    'a picture is another one, or not in its place or size',
    '图片、位置或大小有误',
  ],
  'wrong-property': ['a property of the file is wrong', '文件属性有误'],
  'wrong-page-size': ['the page has another size', '页面尺寸有误'],
  'illegible-text': ['text cannot be told from what is below it', '文字与底色难以分辨'],
  'faint-text': ['text is faint', '文字偏淡'],
  'tiny-text': ['text is too small to read', '文字过小'],
} as const satisfies Record<string, readonly [en: string, zh: string]>

/** Rules of what may be meant so, and of what a template or a house's Word file asks for. */
const asked: ReadonlySet<string> = new Set(['faint-text'])
const ofTemplate: ReadonlySet<string> = new Set(['illegible-text', 'faint-text', 'tiny-text'])
const ofLooks: ReadonlySet<string> = new Set([...ofTemplate, 'hidden-text', 'struck-text'])

export type Rule = keyof typeof rules

/** A fault as a message: an error, since the artifact would lie, or a question about how it looks. */
export const toMessage = (fault: Fault, subject: Subject): Message => {
  const { rule, id, place, reason, isFrame, ...texts } = fault
  const [en, zh] = rules[rule]
  const at = place ?? (id === undefined ? undefined : subject.placeOf(id))
  const { artifact } = subject
  const { wanted, got } = excerptsOf(texts)
  const unit = isFrame
    ? frame.text
    : id === undefined
      ? ['', '']
      : [` (unit \`${id}\`)`, `（单元 \`${id}\`）`]
  const why = reason === undefined ? ['', ''] : [` (${reason})`, `（${reason}）`]
  const house = ofLooks.has(rule) ? subject.house : undefined
  const isLooks = house !== undefined || ofTemplate.has(rule)
  const advice = isFrame ? frame.advice : isLooks ? looks : again
  const expected = wanted ? [`; expected “${wanted}”`, `；应为“${wanted}”`] : ['', '']
  const found = got ? [`, found “${got}”`, `，实为“${got}”`] : ['', '']
  return {
    level: asked.has(rule) ? 'query' : 'error',
    rule,
    path: house ?? subject.source,
    ...(at && { place: { line: at.line, column: at.column } }),
    en: `${artifact}: ${en}${why[0]}${unit[0]}${expected[0]}${found[0]}: ${advice[0]}`,
    zh: `${artifact}：${zh}${why[1]}${unit[1]}${expected[1]}${found[1]}；${advice[1]}`,
  }
}

const again = ['build it again, and report this if it stays', '请重新生成，若仍如此请报告']

const looks = [
  'change how it looks in the template, or in the Word file that the template names',
  '请在模板或模板所用的 Word 文件中更改其外观',
]

/** Of text that no unit says. */
const frame = {
  text: [
    ', in a label of the template or a line of the front matter',
    '（模板的文字或文首的元数据）',
  ],
  advice: [
    'correct it there, and report this if nothing is wrong with it',
    '请在该处改正；若并无问题，请报告',
  ],
}

/** As much of a text as a message shows, from a little before the first difference. */
const shown = { before: 6, length: 30 }

const excerptsOf = ({ wanted = '', got = '' }: Pick<Fault, 'wanted' | 'got'>) => {
  let same = 0
  while (same < wanted.length && wanted[same] === got[same]) same++
  const from = Math.max(0, same - shown.before)
  const cut = (text: string): string => {
    const end = from + shown.length
    return text.length > end ? `${text.slice(from, end)}…` : text.slice(from)
  }
  return { wanted: cut(wanted), got: cut(got) }
}
