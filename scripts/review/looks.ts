/** How characters of a copy look: the marks that Markdown has, put on and taken off. */
import { diffArrays } from 'diff'
import type { Change, Mark, Marking } from './changes.ts'
import type { CopyParagraph, CopyRun } from './copy.ts'

type Look = Omit<CopyRun, 'text'>

const marks: Readonly<Record<Mark, (look: Look) => boolean | string | undefined>> = {
  strong: ({ bold }) => bold,
  emphasis: ({ italic }) => italic,
  deleted: ({ struck }) => struck,
  // Word underlines links, and so do others.
  underline: ({ underline, href }) => underline && href === undefined,
  sub: ({ script }) => script === 'sub',
  sup: ({ script }) => script === 'sup',
  link: ({ href }) => href,
}

export const markNames = Object.keys(marks) as Mark[]

const looksOf = ({ runs }: CopyParagraph): Look[] =>
  runs.flatMap(({ text, ...look }) => text.split('').map(() => look))

/** Of each character of the new text its index in the old one; undefined for a new character. */
const origins = (before: string, after: string): (number | undefined)[] => {
  if (before === after) return before.split('').map((_, at) => at)
  if (before === '') return []
  const parts = diffArrays(before.split(''), after.split(''), { timeout: 500 })
  let at = 0
  return (parts ?? []).flatMap(({ value, added, removed }): (number | undefined)[] => {
    if (removed) {
      at += value.length
      return []
    }
    return value.map(() => (added ? undefined : at++))
  })
}

const isPlain = ({ runs }: CopyParagraph): boolean =>
  runs.every((run) => markNames.every((mark) => !marks[mark](run)))

/** Marks that differ on characters that stayed, and those that new characters have. */
export const markingsBetween = (issued: CopyParagraph, returned: CopyParagraph): Marking[] => {
  if (isPlain(issued) && isPlain(returned)) return []
  const [before, after] = [looksOf(issued), looksOf(returned)]
  const from = origins(issued.text, returned.text)
  return markNames.flatMap((mark) => {
    const markings: Marking[] = []
    after.forEach((look, at) => {
      const old = from[at] === undefined ? undefined : before[from[at]]
      const [was, is] = [old && marks[mark](old), marks[mark](look)]
      if ((was || '') === (is || '') || /^\s$/.test(returned.text[at]!)) return
      const href = typeof is === 'string' ? { href: is } : {}
      const last = markings.at(-1)
      if (last && last.to === at && last.isOn === Boolean(is) && last.href === href.href)
        markings[markings.length - 1] = { ...last, to: at + 1 }
      else markings.push({ mark, isOn: Boolean(is), from: at, to: at + 1, ...href })
    })
    return markings
  })
}

/** Marks of a paragraph that is new. */
export const markingsOf = (own: CopyParagraph): Marking[] =>
  markingsBetween({ ...own, text: '', runs: [] }, own)

export const formatted = (
  unit: string | null,
  { text }: CopyParagraph,
  markings: readonly Marking[],
): Change[] => markings.map((marking) => ({ kind: 'formatted', unit, text, marking }))
