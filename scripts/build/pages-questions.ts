/** What a reader of the printed documents would ask. */
import type { Flow } from '../flow/model.ts'
import { parse } from '../markdown/markdown.ts'
import { placesOf } from '../memo/walk.ts'
import type { Message } from '../message.ts'
import { askOfPages } from '../rules/ask.ts'
import { unsilenced, type Reported } from '../rules/silences.ts'
import type { Input } from './input.ts'

/** Questions about the documents of a memo, but for those that a comment at their place silences. */
export const pagesQuestions = (
  { memo, images, source, path }: Pick<Input, 'memo' | 'images' | 'source' | 'path'>,
  documents: readonly Flow[],
): Message[] => {
  const found: Reported[] = []
  const byKey = new Map([...images.values()].map(({ key, image }) => [key, image]))
  askOfPages({ documents, images: byKey, placeOf: placesOf(memo) }, (said) => found.push(said))
  if (found.length === 0) return []
  return unsilenced(found, parse(source)).map((said) => ({ level: 'query', ...said, path }))
}
