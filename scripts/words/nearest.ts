/** Suggestions for mistyped names. */
import type { Words } from '../message.ts'
import { closest, distance } from 'fastest-levenshtein'

/** The known name nearest to one that is not known, by edit distance; null when none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null
  const found = closest(name.toLowerCase(), [...known])
  // One edit in a short name, two in others (letters that changed places are two), a third of a long one.
  const limit = Math.max(name.length < 4 ? 1 : 2, Math.floor(name.length / 3))
  const isNear = distance(name.toLowerCase(), found) <= limit
  return isNear ? found : null
}

/** What was expected instead of a name: the one that was probably meant, or all of them where there is none. */
export function meantOrAll(near: string | null, all: readonly string[]): Words {
  return near === null
    ? { en: `expected one of ${all.join(', ')}`, zh: `可用的有 ${all.join('、')}` }
    : { en: `did you mean \`${near}\`?`, zh: `是否想写 \`${near}\`？` }
}

/** The part of a message that suggests a name; empty when there is none to suggest. */
export function didYouMean(near: string | null): Words {
  return near === null
    ? { en: '', zh: '' }
    : { en: `did you mean \`${near}\`? Otherwise `, zh: `是否想写 \`${near}\`？否则` }
}
