/** Messages about commands that cannot be understood, as the command line gives them to machines. */
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
  ['init'],
  ['init', 'tests'],
  ['review'],
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
