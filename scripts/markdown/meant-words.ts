/** Words that editors write in front matter for its keys and values, in Chinese and English. */

const otherKeys = {
  title: ['标题', '题目', '题名', '標題'],
  subtitle: ['副标题', '副題', '副标'],
  shortTitle: ['短标题', '简称', '简题'],
  date: ['日期', '时间', '時間'],
  place: ['地点', '地點'],
  lang: ['语言', '語言', 'language'],
  convenors: ['主办', '主办方', '主办单位', '召集人', '召集方', '主辦', 'convenor', 'conveners'],
  version: ['版本', '版次'],
  status: ['状态', '狀態'],
  embargo: ['解禁日期', '解禁时间', '禁发至'],
  domains: ['议题', '领域', '議題', 'domain', 'topics'],
  roles: ['角色'],
  terms: ['术语', '术语表', '術語', 'glossary', 'term'],
  outputs: ['输出', '模板', 'output', 'templates'],
  filenames: ['文件名'],
} as const

const otherValues = {
  draft: ['草稿', '草案', '初稿', '征求意见稿'],
  final: ['定稿', '终稿', '最终', '最终稿', '正式', '正式稿', '已定稿'],
  embargoed: ['禁发', '暂不发布', '限时禁发', '保密'],
  slug: ['拼音'],
  title: ['标题'],
} as const

/** The word of front matter for one that an editor has written: `日期` → `date`, `Date` → `date`. */
export const meantKey = (key: string): string | undefined =>
  wordFor(key, otherKeys) ?? keyOf(key.toLowerCase())

/** The same for a value: `定稿` → `final`. */
export const meantValue = (value: string): string | undefined => wordFor(value, otherValues)

/** True for a key that front matter knows, in whatever words. */
export const isMeantAsKey = (key: string): boolean =>
  meantKey(key) !== undefined || key === 'isoDate'

const keyOf = (lower: string): string | undefined =>
  Object.keys(otherKeys).find((key) => key.toLowerCase() === lower)

const wordFor = (
  written: string,
  table: Readonly<Record<string, readonly string[]>>,
): string | undefined =>
  Object.keys(table).find((word) => table[word]!.includes(written.trim().toLowerCase()))
