/** Messages as annotations of GitHub Actions: it shows each at its line of a pull request. */
import { printable, type Language, type Message } from '../message.ts'

const commands: Readonly<Record<Message['level'], string>> = { error: 'error', query: 'warning' }

/** The message as a workflow command (GitHub Docs, “Workflow commands”): `::error file=memo.md,line=3::…`. */
export const annotation = (message: Message, language: Language): string => {
  const { path, place, rule, level } = message
  const properties = {
    file: path,
    ...(place && { line: place.line, col: place.column }),
    title: rule,
  }
  const named = Object.entries(properties).map(
    ([name, value]) => `${name}=${property(String(value))}`,
  )
  return `::${commands[level]} ${named.join(',')}::${escaped(printable(message[language]))}`
}

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string =>
  escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
