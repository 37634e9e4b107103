/** What is wrong with YAML and the values in it, in the words of people who write front matter and templates. */
import * as z from 'zod'

export type Words = { readonly en: string; readonly zh: string }

type Issue = z.core.$ZodIssue
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>

/** Kinds of values, and how one is written. */
const kinds: Readonly<Record<string, { readonly name: Words; readonly fix: Words }>> = {
  string: {
    name: { en: 'text', zh: '一段文字' },
    fix: { en: 'write it after the colon, in quotes if it looks like a number or has marks', zh: '请写在冒号之后，像数字或含特殊符号时加引号' }, // prettier-ignore
  },
  number: {
    name: { en: 'a number', zh: '数字' },
    fix: { en: 'write digits only, without a unit or quotes', zh: '请只写数字，不加单位和引号' },
  },
  int: {
    name: { en: 'a whole number', zh: '整数' },
    fix: { en: 'write digits only', zh: '请只写数字' },
  },
  boolean: {
    name: { en: '`true` or `false`', zh: '`true` 或 `false`' },
    fix: { en: 'write one of them, without quotes', zh: '请写其一，不加引号' },
  },
  array: {
    name: { en: 'a list', zh: '列表' },
    fix: { en: 'write each entry on a line of its own after `- `', zh: '请每项一行，行首写 `- `' },
  },
  object: {
    name: { en: 'several `name: value` below it', zh: '若干“名称: 值”' },
    fix: { en: 'write one on each line below, indented', zh: '请在其下每行缩进写一项' },
  },
  null: { name: { en: 'nothing', zh: '留空' }, fix: { en: 'delete the value', zh: '请删除其值' } },
}

const kindNames: Readonly<Record<string, string>> = { record: 'object', map: 'object' }

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

const kind = (name: string) => kinds[kindNames[name] ?? name] ?? kinds['string']!

/** A value as it is shown, when it is short. */
const shown = (value: unknown): Words => {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
  const text = String(value)
  if (isPlain && text !== '' && text.length <= 40) return { en: `“${text}”`, zh: `“${text}”` }
  return text === '' ? { en: 'empty text', zh: '空白' } : withoutArticle(kind(kindOf(value)).name)
}

const withoutArticle = ({ en, zh }: Words): Words => ({ en: en.replace(/^an? /, ''), zh })

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

const notListed = ({ values, input }: IssueOf<'invalid_value'>): Words => {
  const found = shown(input)
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
  return {
    en: `Unexpected length, expected ${en} ${bound} ${isText ? 'characters' : 'entries'}: add or delete some`,
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
    const values = first?.code === 'invalid_value' ? first.values.map((value) => `\`${String(value)}\``) : [] // prettier-ignore
    return values.map((value) => ({ en: value, zh: value }))
  })
  return {
    en: `Unexpected ${found.en}, expected ${choices.map(({ en }) => en).join(' or ')}: write one of them`,
    zh: `此处为${found.zh}，应为${choices.map(({ zh }) => zh).join(' 或 ')}：请写其一`,
  }
}

const words: { readonly [C in Issue['code']]?: (issue: IssueOf<C>) => Words } = {
  invalid_type: wrongKind,
  invalid_value: notListed,
  too_small: (issue) => outside(issue, ['at least', '至少为'], issue.minimum),
  too_big: (issue) => outside(issue, ['at most', '至多为'], issue.maximum),
  invalid_union: noneOf,
  invalid_key: (issue) => wordsOf(issue.issues[0] ?? { ...issue, code: 'custom' }),
}

/** Words of an issue: ours where the schema says them. */
export const wordsOf = (issue: Issue): Words => {
  const own = 'params' in issue ? issue.params : undefined
  if (own?.['zh']) return own as Words
  const say = words[issue.code] as ((issue: Issue) => Words) | undefined
  return (say ?? wrongForm)(issue)
}

const missingColon = {
  en: 'Unexpected line, expected `name: value` with an ASCII colon and a space after it',
  zh: '应为 `名称: 值`：请用半角冒号，冒号后加一个空格',
}

/** What editors get wrong most in YAML itself, by the parser's code: its own words are about its grammar. */
export const syntaxWords: Readonly<Record<string, Words>> = {
  MULTILINE_IMPLICIT_KEY: missingColon,
  MISSING_CHAR: missingColon,
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'Unexpected second colon in a line, expected one: put the value between quotes',
    zh: '一行中出现第二个冒号：请给值加上引号',
  },
  TAB_AS_INDENT: {
    en: 'Unexpected tab, expected spaces at the beginning of the line: replace it',
    zh: '行首出现制表符：请改用空格',
  },
  DUPLICATE_KEY: {
    en: 'Unexpected second entry of one name, expected one: remove or rename it',
    zh: '同一名称出现两次：请删除或改名',
  },
}
