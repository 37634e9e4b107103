/** Changes of a redline as they are read aloud: a line below or through words is not heard. */
import type { Change } from '../memo/model.ts'
import type { Flow } from './model.ts'

/** Words of a change, with what became of them. */
export type Spoken = (kind: Change['kind'], text: string) => string

/** `[删除：2025]`; of a sign for the mark of a paragraph what that means. */
export const spokenIn =
  ({ redline }: Pick<Flow, 'redline'>): Spoken =>
  (kind, text) => {
    if (!redline) return text
    const { words } = redline
    const mark = kind === 'inserted' || kind === 'movedTo' ? words.split : words.joined
    const own = text.replace(/¶$/, '')
    return [
      ...(own === '' ? [] : [`[${words[kind]}: ${own}]`]),
      ...(own === text ? [] : [`[${mark}]`]),
    ].join(' ')
  }
