/** Messages about commands that cannot be understood, as the command line gives them to machines. */
import {
  noHistory,
  noSuchSide,
  notInRevision,
  nothingInCommon,
  otherLanguages,
} from '../../scripts/diff/messages.ts'
import type { Message } from '../../scripts/message.ts'
import { memopress, root } from '../cli.ts'

/** Commands with a mistake each, given in the folder of the project. */
const mistyped: readonly (readonly string[])[] = [
  ['buidl'],
  ['build', '--otu', 'set'],
  ['build', '--out'],
  ['build', '--out', '/'],
  ['build', '--force=yes'],
  ['units', '--force'],
  ['units', 'a.md', 'b.md'],
  ['check', '--explain', 'straight-quote'],
  ['open'],
  ['styles'],
  ['styles', 'house.docx'],
  ['styles', 'tests/house.dotx', '--only', 'changes'],
  ['init'],
  ['init', 'tests'],
  ['review'],
  ['diff'],
  ['init', '--from', 'agreed.docx', '--accept-changes', '--reject-changes'],
]

/** Each command as typed, and what is said of it. */
export const ofCommands = (): readonly { readonly typed: string; readonly message: Message }[] =>
  mistyped.flatMap((args) => {
    const { messages } = JSON.parse(memopress(root, ['--json', ...args]).stdout) as {
      readonly messages: readonly Message[]
    }
    return messages.map((message) => ({ typed: ['memopress', ...args].join(' '), message }))
  })

/** What is said of editions that cannot be compared, or hardly. */
export const ofComparisons = (): readonly { readonly typed: string; readonly message: Message }[] =>
  [
    noSuchSide('v2', 'source/memo.md'),
    notInRevision('v2', 'source/memo.md'),
    noHistory('v2', 'no-git'),
    noHistory('v2', 'no-repository'),
    noHistory('v2', 'git-failed'),
    otherLanguages('source/memo.md', 'en', 'zh-CN'),
    nothingInCommon('source/memo.md'),
  ].map((message) => ({ typed: 'memopress diff v2 source/memo.md', message }))
