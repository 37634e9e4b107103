/** The table of commands: what each takes and does. A new command is a file here and an entry. */
import type { Words } from '../message.ts'
import type { Command } from './command.ts'
import type { OptionName } from './options.ts'

export type CommandEntry = {
  /** What follows its name, in the usage. */
  readonly arguments: string
  readonly maxArguments: number
  /** Options it takes beside `commonOptions`. */
  readonly options: readonly OptionName[]
  readonly summary: Words
  /** Loaded when it is run: most commands need nothing of what makes documents. */
  readonly load: () => Promise<Command>
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  build: {
    arguments: '[memo.md …]',
    maxArguments: Infinity,
    options: ['out', 'only', 'format', 'force', 'replace', 'shard', 'deadline'],
    summary: {
      en: 'Build the set into out/ (source/memo.md unless named)',
      zh: '生成全套文件到 out/（默认 source/memo.md）',
    },
    load: async () => (await import('./build.ts')).buildCommand,
  },
  check: {
    arguments: '[memo.md …]',
    maxArguments: Infinity,
    options: [
      'out',
      'only',
      'format',
      'force',
      'replace',
      'shard',
      'deadline',
      'strict',
      'explain',
      'suggest-domains',
      'annotate',
    ],
    summary: {
      en: 'Say what build would say of the memo, and write nothing',
      zh: '只检查备忘录，提示与 build 相同，不写任何文件',
    },
    load: async () => (await import('./build.ts')).checkCommand,
  },
  watch: {
    arguments: '[memo.md]',
    maxArguments: 1,
    options: ['out', 'only', 'format', 'replace', 'deadline', 'poll'],
    summary: { en: 'Build on every save', zh: '每次保存后自动生成' },
    load: async () => (await import('./watch.ts')).watchCommand,
  },
  preview: {
    arguments: '[memo.md]',
    maxArguments: 1,
    options: ['out', 'port', 'host', 'no-open', 'poll'],
    summary: {
      en: 'Show the pages and what is asked about them in a browser while the memo is edited',
      zh: '在浏览器中边写边看页面和提示，并下载各文件',
    },
    load: async () => (await import('./preview.ts')).previewCommand,
  },
  verify: {
    arguments: '[memo.md …]',
    maxArguments: Infinity,
    options: ['out', 'deadline'],
    summary: {
      en: 'Read every file in out/ back and account for every unit',
      zh: '读回 out/ 中每个文件，逐一核对各单元',
    },
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  units: {
    arguments: '[memo.md]',
    maxArguments: 1,
    options: ['deadline'],
    summary: {
      en: 'Units, their numbers and domains, and the outputs that hold them',
      zh: '列出各单元的标识、编号、议题及收录它的文件',
    },
    load: async () => (await import('./units.ts')).unitsCommand,
  },
  fonts: {
    arguments: '',
    maxArguments: 0,
    options: [],
    summary: {
      en: 'Fonts of the templates, and what they cover',
      zh: '列出模板使用的字体及其覆盖范围',
    },
    load: async () => (await import('./fonts.ts')).fontsCommand,
  },
  styles: {
    arguments: 'FILE.dotx',
    maxArguments: 1,
    options: ['memo', 'only'],
    summary: {
      en: 'Write the styles of the templates as a Word template, to be changed in Word and named under `word`',
      zh: '把模板的样式写成 Word 模板，供在 Word 中修改后由 `word` 引用',
    },
    load: async () => (await import('./styles.ts')).stylesCommand,
  },
  open: {
    arguments: 'FILE.pdf',
    maxArguments: 1,
    options: ['out'],
    summary: {
      en: 'Unpack the source a PDF carries, and prove that it makes this PDF',
      zh: '取出 PDF 附带的源文件，并证明由此生成的正是该 PDF',
    },
    load: async () => (await import('./open.ts')).openCommand,
  },
  review: {
    arguments: 'returned.docx …',
    maxArguments: Infinity,
    options: ['memo', 'base', 'apply', 'out', 'redline', 'replace'],
    summary: {
      en: 'Merge the changes of review copies that came back into the Markdown',
      zh: '把收回的审阅稿中的改动合并到 Markdown',
    },
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  diff: {
    arguments: 'OLD NEW',
    maxArguments: 2,
    options: ['memo', 'out', 'only', 'format', 'replace', 'deadline'],
    summary: {
      en: 'What changed between two editions, files or git revisions of the memo: a redline as PDF and Word, and as data',
      zh: '比较两个版本（文件，或备忘录的 git 版本）：生成修订对照稿（PDF、Word）和改动数据',
    },
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  init: {
    arguments: 'DIR',
    maxArguments: 1,
    options: ['memo', 'from', 'accept-changes', 'reject-changes'],
    summary: {
      en: 'Start a new memo that builds at once, or take one over from a Word file',
      zh: '新建一份可立即生成的备忘录，或由 Word 文件导入',
    },
    load: async () => (await import('./init.ts')).initCommand,
  },
}
