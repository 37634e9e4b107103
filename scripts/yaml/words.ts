/** What is wrong with YAML and the values in it, in the words of people who write front matter and templates. */
import type { ErrorCode } from 'yaml'
import * as z from 'zod'
import type { Words } from '../message.ts'

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
    const values = first?.code === 'invalid_value' ? first.values.map((value) => `\`${String(value)}\``) : [] // prettier-ignore
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

const missingColon: Words = {
  en: 'Unexpected line, expected `name: value` with an ASCII colon and a space after it',
  zh: '应为 `名称: 值`：请用半角冒号，冒号后加一个空格',
}

const quoted: Words = {
  en: 'Unexpected mark in a value, expected plain text: put the whole value between single quotes',
  zh: '值中有特殊符号：请用单引号把整个值括起来',
}

const unclosed: Words = {
  en: 'Unexpected end or mark, expected what closes the quote or bracket before it: close it, or put the whole value between single quotes',
  zh: '引号或括号没有成对：请补上另一半，或用单引号把整个值括起来',
}

const indentation: Words = {
  en: 'Unexpected indentation, expected entries of one level to begin in one column: align them, with spaces',
  zh: '缩进有误，同一级的各行应左端对齐：请用空格对齐',
}

const notData: Words = {
  en: 'Unexpected & * or ! before a value, expected plain data: put the whole value between single quotes',
  zh: '值以 &、* 或 ! 开头：请用单引号把整个值括起来',
}

const notName: Words = {
  en: 'Unexpected name, expected a short word before the colon: write one',
  zh: '冒号之前应为简短的名称：请改正',
}

/** What is wrong with YAML itself, by the parser's code: its own words are about its grammar. */
export const syntaxWords: Readonly<Record<ErrorCode, Words>> = {
  MULTILINE_IMPLICIT_KEY: missingColon,
  MISSING_CHAR: unclosed,
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
  BAD_DQ_ESCAPE: {
    en: 'Unexpected \\ between double quotes, expected plain text: use single quotes',
    zh: '双引号中出现 \\：请改用单引号',
  },
  BAD_INDENT: indentation,
  BAD_SCALAR_START: quoted,
  UNEXPECTED_TOKEN: quoted,
  BLOCK_IN_FLOW: unclosed,
  MULTIPLE_DOCS: {
    en: 'Unexpected second `---`, expected one text: delete what begins there',
    zh: '出现第二个 `---`，只应有一段：请删除其后的内容',
  },
  BAD_DIRECTIVE: {
    en: 'Unexpected % at the beginning of a line, expected `name: value`: put the value between single quotes',
    zh: '行首出现 %，应为 `名称: 值`：请用单引号把值括起来',
  },
  ALIAS_PROPS: notData,
  BAD_ALIAS: notData,
  BAD_PROP_ORDER: notData,
  MULTIPLE_ANCHORS: notData,
  MULTIPLE_TAGS: notData,
  TAG_RESOLVE_FAILED: notData,
  NON_STRING_KEY: notName,
  KEY_OVER_1024_CHARS: notName,
  BAD_COLLECTION_TYPE: indentation,
  RESOURCE_EXHAUSTION: {
    en: 'Unexpected amount of data, expected what is read in moments: shorten it',
    zh: '内容过多，无法读取：请缩短',
  },
  IMPOSSIBLE: quoted,
}
