/** Forms of terms that the memo's own list does not have for its language. */
import { escaped, oneOf } from './patterns.ts'
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'
import { contradictionsIn, formsIn, type Form } from './terms.ts'

/**
 * A form that the list of terms refuses, or one of the other language that is not introduced beside its own:
 * 人工智能（AI） introduces both.
 *
 * @example fails 8:3
 * ---
 * terms:
 *   - { zh: 人工智能, en: AI, not: 人工智慧 }
 * ---
 *
 * # 备忘录
 *
 * 双方人工智慧的合作与人工智能的标准，以及人工智慧的应用。
 *
 * @example fails 8:10
 * ---
 * terms:
 *   - { zh: 人工智能, en: AI }
 * ---
 *
 * # 备忘录
 *
 * 人工智能的标准与 AI 的治理。
 *
 * @example fails 8:1
 * ---
 * terms:
 *   - { en: policymaker, not: policy-maker }
 * ---
 *
 * # Memo
 *
 * Policy-makers met.
 *
 * @example passes
 * ---
 * terms:
 *   - { zh: 人工智能, en: AI, not: 智能 }
 *   - { zh: 世贸组织, en: WTO }
 * ---
 *
 * # 备忘录
 *
 * 人工智能（AI）的标准，与 AI 的治理。出席 WTO Public Forum 的专家（WTO）来自世贸组织。
 */
export const otherForm: RuleOf<'reading'> = {
  id: 'other-form',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'The list of terms in the front matter says how each is written.',
    zh: '文首的术语表已写明各术语的写法。',
  },
  *find({ texts, front, memo }) {
    const forms = formsIn(front)
    if (forms.length === 0 || contradictionsIn(forms).length > 0) return
    const language = memo.meta.lang.startsWith('zh') ? 'zh' : 'en'
    // A form of both languages is one of the memo's.
    const own = (form: Form): number => Number(form.use === language)
    const named = namedIn(
      texts,
      forms.toSorted((a, b) => own(b) - own(a)),
    )
    for (const [form, { said, index, words, count }] of named) {
      if (form.use === language) continue
      const wanted = forms.filter(({ use, term }) => use === language && term === form.term)
      if (form.use !== 'not' && (wanted.length === 0 || areIntroduced(texts, form, wanted)))
        continue
      yield { place: said.placeOf(index), ...wordsOf({ form, wanted, words, count }) }
    }
  },
}

type Named = {
  readonly said: Said
  readonly index: number
  readonly words: string
  readonly count: number
}

/** Which forms the texts name, where first and how often; none is looked for within a longer one. */
const namedIn = (texts: readonly Said[], forms: readonly Form[]): ReadonlyMap<Form, Named> => {
  const byInitial = initialsOf(forms)
  const named = new Map<Form, Named>()
  for (const said of texts)
    for (const { form, index } of matches(said.text, byInitial)) {
      const words = said.text.slice(index, index + form.text.length)
      if (!isNamed(form, around(said.text, index, words.length))) continue
      const first = named.get(form) ?? { said, index, words, count: 0 }
      named.set(form, { ...first, count: first.count + 1 })
    }
  return named
}

type Initials = ReadonlyMap<string, readonly Form[]>

/** Forms by the character they begin with, small or capital as at the beginning of a sentence; long ones first. */
const initialsOf = (forms: readonly Form[]): Initials => {
  const initials = new Map<string, Form[]>()
  for (const form of forms.toSorted((a, b) => b.text.length - a.text.length))
    for (const initial of new Set([form.text[0]!, form.text[0]!.toUpperCase()]))
      initials.set(initial, [...(initials.get(initial) ?? []), form])
  return initials
}

function* matches(text: string, initials: Initials): Generator<{ form: Form; index: number }> {
  for (let index = 0; index < text.length; index++) {
    const form = initials
      .get(text[index]!)
      ?.find((each) => text.startsWith(each.text.slice(1), index + 1))
    if (!form) continue
    yield { form, index }
    index += form.text.length - 1
  }
}

/** What stands beside words: as much of it as tells whether they are part of longer ones. */
const around = (text: string, index: number, length: number) => ({
  before: text.slice(Math.max(0, index - 2), index),
  behind: text.slice(index + length, index + length + 4),
})

/**
 * Latin words are named where they stand by themselves, or with the ending of a plural. One that is not refused may be
 * part of a foreign name, or in brackets or quotation marks, where it explains or cites.
 */
const isNamed = ({ text, use }: Form, { before, behind }: ReturnType<typeof around>): boolean => {
  if (!/\p{Script=Latin}/u.test(text)) return true
  const isWhole =
    !/[\p{Script=Latin}\d]$/u.test(before) && /^(?:e?s)?(?![\p{Script=Latin}\d])/u.test(behind)
  const isForeign =
    /\p{Script=Latin}[ -]$|[（(“《]$/u.test(before) || /^[ -]\p{Script=Latin}/u.test(behind)
  return isWhole && (use === 'not' || !isForeign)
}

/** Is a form given beside one of the others: 人工智能（AI）, AI（人工智能）, 人工智能（Artificial Intelligence，AI）? */
const areIntroduced = (texts: readonly Said[], form: Form, others: readonly Form[]): boolean => {
  const [own, other] = [escaped(form.text), oneOf(others.map(({ text }) => text))]
  const pattern = introduction(own, other)
  return texts.some(({ text }) => pattern.test(text))
}

/** Two forms of which one is given in brackets behind the other. */
export const introduction = (one: string, other: string): RegExp =>
  new RegExp(
    `(?:${one})[”"’]? ?[（(][^）)]{0,60}(?:${other})|(?:${other})[”"’]? ?[（(][^）)]{0,60}(?:${one})`,
    'iu',
  )

type Asked = Pick<Named, 'words' | 'count'> & {
  readonly form: Form
  readonly wanted: readonly Form[]
}

const wordsOf = ({ form, wanted, words, count }: Asked): Finding => {
  const { line } = form.place
  const all = wanted.map(({ text }) => `“${text}”`)
  const introduced = form.use === 'not' ? null : `${wanted[0]!.text}（${form.text}）`
  const times =
    count === 1 ? { en: '', zh: '' } : { en: `, ${count} times in all`, zh: `，共 ${count} 处` }
  return {
    en: `“${words}” stands here${times.en}; by the list of terms (line ${line}) ${all.length > 0 ? `write ${all.join(' or ')}` : 'it is not to be written'}${introduced ? `, or introduce both once: ${introduced}` : ''}`,
    zh: `此处写作“${words}”${times.zh}；按术语表（第 ${line} 行）${all.length > 0 ? `应写作${all.join('或')}` : '不用此写法'}${introduced ? `，或首次出现时并列：${introduced}` : ''}`,
  }
}
