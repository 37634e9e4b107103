/** The terms that a memo lists in its front matter. */
import type { FrontMatter } from '../markdown/front-matter-schema.ts'
import type { Place, Words } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import type { RuleOf } from './rule.ts'

/** How a form stands in the list: in a language, or as one that is not to be written. */
export type Use = 'zh' | 'en' | 'not'

/** A form of a term. */
export type Form = {
  readonly text: string
  readonly use: Use
  /** Which term of the list it is of. */
  readonly term: number
  readonly place: Place
}

type Front = Yaml<FrontMatter> | null

/** The forms of all terms, in the order of the list. */
export const formsIn = (front: Front): Form[] =>
  (front?.data.terms ?? []).flatMap((forms, term) =>
    uses.flatMap((use) => {
      const own = forms[use] ?? []
      return [own].flat().map((text, i): Form => {
        const path = ['terms', term, use, ...(typeof own === 'string' ? [] : [i])]
        return { text: text.trim(), use, term, place: front!.placeOf(path) }
      })
    }),
  )

const uses: readonly Use[] = ['zh', 'en', 'not']

/**
 * A list of terms that contradicts itself: a form that is to be written and is not, or that two terms have.
 *
 * @example fails 5:21
 * ---
 * terms:
 *   - zh: 人工智能
 *     en: AI
 *   - { zh: 智能体, not: 人工智能 }
 * ---
 *
 * # 备忘录
 *
 * 双方讨论了智能体。
 *
 * @example fails 4:23
 * ---
 * terms:
 *   - { zh: 安全, en: security }
 *   - { en: safety, zh: 安全 }
 * ---
 *
 * # 备忘录
 *
 * 双方讨论了安全。
 *
 * @example passes
 * ---
 * terms:
 *   - { zh: 安全, en: [security, safety] }
 *   - { zh: 智能体, en: agent, not: [代理, 代理人] }
 * ---
 *
 * # 备忘录
 *
 * 双方讨论了智能体的安全。
 */
export const contradictoryTerms: RuleOf<'memo'> = {
  id: 'contradictory-terms',
  level: 'error',
  stage: 'memo',
  reason: {
    en: 'A list of terms that says two things of one form cannot be followed.',
    zh: '术语表对同一写法有两种说法，无从遵守。',
  },
  find: ({ front }) =>
    contradictionsIn(formsIn(front)).map(({ form, other }) => ({
      place: form.place,
      ...((other.use === 'not') === (form.use === 'not') ? twoTerms : bothWays)(form, other),
    })),
}

type Contradiction = { readonly form: Form; readonly other: Form }

/** The forms of which another one says something else. */
export const contradictionsIn = (forms: readonly Form[]): Contradiction[] => {
  const known = new Map<string, Form>()
  return forms.flatMap((form) => {
    const other = known.get(form.text) ?? form
    known.set(form.text, other)
    const agrees = (other.use === 'not') === (form.use === 'not') && other.term === form.term
    return agrees ? [] : [{ form, other }]
  })
}

const bothWays = ({ text, use }: Form, { place: { line } }: Form): Words => {
  const here =
    use === 'not' ? { en: 'refused', zh: '不用的写法' } : { en: 'wanted', zh: '应有的写法' }
  const there =
    use === 'not' ? { en: 'wanted', zh: '应有的写法' } : { en: 'refused', zh: '不用的写法' }
  return {
    en: `“${text}” is ${here.en} here and ${there.en} in line ${line}: delete one of the two`,
    zh: `“${text}”在此处列为${here.zh}，在第 ${line} 行列为${there.zh}：请删去其一`,
  }
}

const twoTerms = ({ text }: Form, { place: { line } }: Form): Words => ({
  en: `“${text}” is a form of another term in line ${line}: put all forms into one term, or delete one of the two`,
  zh: `“${text}”在第 ${line} 行已属另一术语：请把各写法并入同一术语，或删去其一`,
})
