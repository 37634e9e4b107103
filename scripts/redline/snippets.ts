/** A text of both editions as it is cited: the words that changed, with some of those around them. */
import type { Run } from '../memo/model.ts'
import { wideCharacter } from '../memo/wide.ts'
import { wordsOf } from '../words/words.ts'
import { redlineRuns } from './runs.ts'

/** Characters around a change: of Chinese, which are as wide as two others. */
const around = 14

/** Of a text that is new or gone, as many characters as identify it. */
const longest = 90

export const snippets = (before: string, after: string, lang: string): readonly Run[] => {
  const runs = redlineRuns({ old: runsOf(before), own: runsOf(after) }, lang)
  return runs.map((run, i) =>
    run.change
      ? run
      : {
          ...run,
          text: shortened(run.text, { isFirst: i === 0, isLast: i === runs.length - 1, lang }),
        },
  )
}

/** The beginning of a text. */
export const beginning = (text: string, lang: string, room: number = longest): string => {
  const line = text.replaceAll('\n', ' ')
  const head = taken(wordsOf(line, lang), room)
  return head.length < line.length ? `${head}…` : line
}

const runsOf = (text: string): readonly Run[] =>
  text === '' ? [] : [{ text: text.replaceAll('\n', ' ') }]

type Place = { readonly isFirst: boolean; readonly isLast: boolean; readonly lang: string }

const shortened = (text: string, { isFirst, isLast, lang }: Place): string => {
  const words = wordsOf(text, lang)
  const head = isFirst ? '' : taken(words, around)
  const tail = isLast ? '' : taken(words.toReversed(), around, true)
  return head.length + tail.length >= text.length - 2 ? text : `${head}…${tail}`
}

/** Whole words, as long as there is room; Chinese characters count twice. */
const taken = (words: readonly string[], room: number, isBackward = false): string => {
  let text = ''
  let width = 0
  for (const word of words) {
    width += wideCharacter.test(word) ? 2 * word.length : word.length
    if (width > 2 * room) break
    text = isBackward ? word + text : text + word
  }
  return text
}
