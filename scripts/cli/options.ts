/** The table of options: the parser, the type `Options` and the usage in both languages are made from it. */
import type { Words } from '../message.ts'
import { formatNames } from '../template/names.ts'

export type Option = Words & {
  readonly type: 'string' | 'boolean'
  /** May be repeated. */
  readonly multiple?: true
  readonly short?: string
  /** Name of its value in the usage. */
  readonly value?: string | Words
  /** What it is for commands that take it for something else. */
  readonly own?: Readonly<Record<string, Words & { readonly value?: string }>>
}

export const options = {
  out: {
    type: 'string',
    value: 'DIR',
    en: 'Folder for the set (out)',
    zh: '输出文件夹（out）',
    own: {
      open: {
        en: 'New folder to unpack into (the name of the PDF)',
        zh: '取出到哪个新文件夹（默认与 PDF 同名）',
      },
      review: {
        value: 'FILE',
        en: 'Write the merged text there, instead of to the memo',
        zh: '把合并结果写入该文件，而不是备忘录',
      },
      diff: { en: 'Folder for the redline (redline)', zh: '修订对照稿的文件夹（redline）' },
    },
  },
  only: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    en: 'Only this template or domain; may be repeated',
    zh: '只生成某个模板或议题，可重复',
  },
  format: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    en: `Only ${formatNames.join(' or ')}; may be repeated`,
    zh: `只生成 ${formatNames.join(' 或 ')}，可重复`,
  },
  force: { type: 'boolean', en: 'Build again what is up to date', zh: '重新生成未变动的文件' },
  replace: {
    type: 'boolean',
    en: 'Take the place of the set of another memo, and of edited files, which are kept beside',
    zh: '取代文件夹中另一份备忘录的文件，以及被改动过的文件（改名保留在旁）',
  },
  shard: {
    type: 'string',
    value: 'I/N',
    en: 'Only this part: of many memos some memos, of one memo some documents',
    zh: '只做其中一份：多份备忘录时分备忘录，单份时分文件',
  },
  deadline: {
    type: 'string',
    value: { en: 'N', zh: '秒数' },
    en: `Give a memo up after N seconds (unless said: 120 in all, of which 10 to read it);
more than 120 allow larger memos too`,
    zh: '一份备忘录的总时限（不写时为 120，其中读取 10）；超过 120 时可处理更大的备忘录',
  },
  strict: {
    type: 'boolean',
    en: 'Questions count as errors',
    zh: '询问也按错误计',
  },
  explain: {
    type: 'string',
    value: { en: 'RULE', zh: '规则名' },
    en: 'Say why a rule asks, and nothing else',
    zh: '只说明某条规则为何询问',
  },
  'suggest-domains': {
    type: 'boolean',
    en: 'List passages that name a domain and do not belong to it, and nothing else',
    zh: '只列出写到某议题而未归入该议题的段落',
  },
  annotate: {
    type: 'boolean',
    en: 'Also write findings as annotations of GitHub Actions, on standard output',
    zh: '另在标准输出给出 GitHub Actions 注释',
  },
  poll: {
    type: 'boolean',
    en: 'Look every second, where the system tells of no changes (network drives, containers)',
    zh: '每秒检查一次，用于系统不通知变动之处（网络盘、容器）',
  },
  port: {
    type: 'string',
    value: { en: 'N', zh: '端口' },
    en: 'Port of the page, or the next one that is free (7700)',
    zh: '页面端口，被占用时取下一个（7700）',
  },
  host: {
    type: 'string',
    value: { en: 'H', zh: '地址' },
    en: 'Address to listen at (127.0.0.1: this machine only); with another one, such as 0.0.0.0, the page asks for the token in its address',
    zh: '监听地址（127.0.0.1，仅限本机）；其他地址（如 0.0.0.0）须凭网址中的口令访问',
  },
  'no-open': {
    type: 'boolean',
    en: 'Open no browser',
    zh: '不打开浏览器',
  },
  memo: {
    type: 'string',
    value: { en: 'FILE', zh: '文件' },
    en: 'The memo that is meant (source/memo.md); of init and styles its language, zh or en',
    zh: '所指的备忘录（source/memo.md）；用于 init、styles 时是其语言，zh 或 en',
    own: {
      init: { value: 'zh|en', en: 'Language of the new memo', zh: '新备忘录的语言' },
      styles: {
        value: 'zh|en',
        en: 'Language of the memos that will have them',
        zh: '使用这些样式的备忘录的语言',
      },
      review: {
        en: 'The memo as it is today (source/memo.md)',
        zh: '现有的备忘录（source/memo.md）',
      },
      diff: {
        en: 'The memo whose revisions are meant (source/memo.md)',
        zh: '所比版本属于哪份备忘录（source/memo.md）',
      },
    },
  },
  from: {
    type: 'string',
    value: 'FILE',
    en: 'Take the memo from a Word file (.docx), a text (.txt) or Markdown (.md)',
    zh: '由 Word 文件（.docx）、纯文本（.txt）或 Markdown（.md）导入',
  },
  'accept-changes': {
    type: 'boolean',
    en: 'Take tracked changes as accepted',
    zh: '修订一律视为接受',
  },
  'reject-changes': {
    type: 'boolean',
    en: 'Take tracked changes as rejected',
    zh: '修订一律视为拒绝',
  },
  base: {
    type: 'string',
    value: 'FILE',
    en: 'The Markdown that the copies were issued from, where it is not the memo as it is now',
    zh: '生成审阅稿的 Markdown（如与现有备忘录不同）',
  },
  apply: {
    type: 'boolean',
    en: 'Write the merged text to the memo, or to --out, instead of showing it',
    zh: '把合并结果写入备忘录（或 --out 指定的文件），而不只是显示',
  },
  redline: {
    type: 'string',
    value: 'DIR',
    en: 'Write a redline of what is merged into this folder',
    zh: '把合并内容的修订对照稿写入该文件夹',
  },
  lang: { type: 'string', value: 'zh|en', en: 'Language of messages', zh: '提示语言' },
  json: {
    type: 'boolean',
    en: 'Machine-readable result on standard output',
    zh: '在标准输出给出机器可读的结果',
  },
  help: { type: 'boolean', short: 'h', en: 'What a command does, and its options', zh: '命令说明' },
  version: { type: 'boolean', en: 'Version of memopress', zh: '版本号' },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof options

/** Options that every command takes. */
export const commonOptions = ['lang', 'json', 'help', 'version'] as const

type ValueOf<O> = O extends { readonly type: 'boolean' }
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly string[]
    : string

/** Values of options as typed. */
export type Options = {
  readonly [N in OptionName]?: ValueOf<(typeof options)[N]> | undefined
}
