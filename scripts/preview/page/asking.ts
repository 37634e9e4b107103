/** What the page asks the server to do, and what is said of it. */
import type { Words } from '../../message.ts'
import type { Choice } from '../model.ts'
import type { App } from './app.ts'

/** Sends something, and tells what the server says of it, in the language of the page. */
export async function ask(app: App, path: string, body: BodyInit = ''): Promise<void> {
  const answer = await fetch(path, { method: 'POST', body }).catch(() => null)
  app.notice = await wordsOf(answer, app)
  app.render()
}

async function wordsOf(answer: Response | null, { say, language }: App): Promise<string> {
  if (answer?.status === 413) return say('tooLarge')
  if (!answer?.ok) return say('failedToAsk')
  const { said = [] } = (await answer.json()) as { said?: readonly Words[] }
  return said.map((words) => words[language()]).join(' ')
}

/** Tells what is chosen of changes, by their ids; null takes a choice back. */
export function choose(app: App, choices: readonly (readonly [string, Choice | null])[]): void {
  void ask(app, 'review/choose', JSON.stringify(choices))
}
