/** What is wrong with YAML and the values in it, in the words of people who write front matter and templates. */
import * as z from 'zod'
import type { Words } from '../message.ts'
import { kind, shown } from './kinds.ts'

type Issue = z.core.$ZodIssue

type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>

const wrongKind = ({ expected, input }: IssueOf<'invalid_type'>): Words => {
  const { name, fix } = kind(expected)
  if (input === undefined)
    return {
      en: `Missing, expected ${name.en}: add it`,
      zh: `缺少此项，应为${name.zh}：请补上`,
    }
  const found = shown(input)
  return {
    en: `Unexpected ${found.en}, expected ${name.en}: ${fix.en}`,
    zh: `此处为${found.zh}，应为${name.zh}：${fix.zh}`,
  }
}

type MeantValue = (value: string) => string | undefined

const notListed = (
  { values, input }: IssueOf<'invalid_value'>,
  meantValue: MeantValue = () => undefined,
): Words => {
  const found = shown(input)
  const meant = meantValue(String(input))
  if (meant !== undefined && values.includes(meant))
    return {
      en: `Unexpected ${found.en}, expected \`${meant}\`: write that`,
      zh: `此处为${found.zh}，应为 \`${meant}\`：请改写`,
    }
  return {
    en: `Unexpected ${found.en}, expected one of: ${values.map(String).join(', ')}: write one of them`,
    zh: `此处为${found.zh}，应为以下之一：${values.map(String).join('、')}：请改正`,
  }
}

/** Sizes are of numbers, or count the entries of lists and maps and the characters of texts. */
const outside = (
  issue: IssueOf<'too_big'> | IssueOf<'too_small'>,
  [en, zh]: readonly [en: string, zh: string],
  bound: number | bigint,
): Words => {
  if (issue.origin === 'number' || issue.origin === 'int') {
    const found = shown(issue.input)
    return {
      en: `Unexpected ${found.en}, expected ${en} ${bound}: change the number`,
      zh: `此处为${found.zh}，应${zh} ${bound}：请改正`,
    }
  }
  const isText = issue.origin === 'string'
  const [one, more] = isText ? ['character', 'characters'] : ['entry', 'entries']
  return {
    en: `Unexpected length, expected ${en} ${bound} ${Number(bound) === 1 ? one : more}: add or delete some`,
    zh: `长度有误，应${zh} ${bound} ${isText ? '个字符' : '项'}：请增删`,
  }
}

/** What text has to look like is said by the schema where it is ours; else by an example. */
const wrongForm = (issue: Issue): Words => {
  const found = shown(issue.input)
  return {
    en: `Unexpected ${found.en}, expected text of another form: write it as in the templates that come with memopress`,
    zh: `此处为${found.zh}，格式有误：请参照自带模板的写法`,
  }
}

/** One of the kinds and values that a union allows. */
function noneOf({ errors, input }: IssueOf<'invalid_union'>): Words {
  const found = shown(input)
  const choices = errors.flatMap(([first]): Words[] => {
    if (first?.code === 'invalid_type') return [kind(first.expected).name]
    const values =
      first?.code === 'invalid_value' ? first.values.map((value) => `\`${String(value)}\``) : []
    return values.map((value) => ({ en: value, zh: value }))
  })
  return {
    en: `Unexpected ${found.en}, expected ${choices.map(({ en }) => en).join(' or ')}: write one of them`,
    zh: `此处为${found.zh}，应为${choices.map(({ zh }) => zh).join(' 或 ')}：请写其一`,
  }
}

const words: {
  readonly [C in Issue['code']]?: (issue: IssueOf<C>, meantValue?: MeantValue) => Words
} = {
  invalid_type: wrongKind,
  invalid_value: notListed,
  too_small: (issue) => outside(issue, ['at least', '至少为'], issue.minimum),
  too_big: (issue) => outside(issue, ['at most', '至多为'], issue.maximum),
  invalid_union: noneOf,
  invalid_key: (issue) => wordsOf(issue.issues[0] ?? { ...issue, code: 'custom' }),
}

/** Words of an issue: ours where the schema says them. */
export const wordsOf = (issue: Issue, meantValue?: MeantValue): Words => {
  const own = 'params' in issue ? issue.params : undefined
  if (own?.['zh']) return own as Words
  const say = words[issue.code] as ((issue: Issue, meantValue?: MeantValue) => Words) | undefined
  return (say ?? wrongForm)(issue, meantValue)
}
