/** What is chosen of the changes of copies that came back → the changes that are to be written. */
import type { Asked, Text } from '../review/model.ts'
import type { Copies } from '../review/read-copies.ts'
import { newNoteSigns, noteSign, paragraphSign, pictureSign } from '../review/signs.ts'
import type { Choice } from './model.ts'

/** A change with the name by which its page knows it: the copy and the change in it, counted from 0. */
export type NamedChange = { readonly id: string; readonly asked: Asked }

export const namedChanges = ({ readings, asked }: Copies): NamedChange[] =>
  readings.flatMap(({ file }, copy) =>
    asked
      .filter((each) => each.file === file)
      .map((each, at) => ({ id: `${copy}.${at}`, asked: each })),
  )

export type Choices = ReadonlyMap<string, Choice>

/** The changes that are accepted, with the words that their editor typed instead. */
export const acceptedOf = (
  changes: readonly NamedChange[],
  choices: Choices,
  textOf: TextOf,
): NamedChange[] =>
  changes.flatMap(({ id, asked }) => {
    const choice = choices.get(id)
    if (choice?.take === 'accept') return [{ id, asked }]
    const edited = choice?.take === 'edit' ? withText(asked, choice.text, textOf) : null
    return edited ? [{ id, asked: edited }] : []
  })

/** What a unit or a value of the front matter says; null where there is none of that name. */
export type TextOf = (name: string) => string | null

export const textsIn = ({ units, front }: Text): TextOf => {
  const texts = new Map([...units, ...front].map(({ name, text }) => [name, text]))
  return (name) => texts.get(name) ?? null
}

/** Signs that nobody can type. */
const untyped = new RegExp(`${newNoteSigns.source}|[${noteSign}${paragraphSign}${pictureSign}\\n]`)

/** Whether other words can be typed for a change: of a text without notes and pictures, or of a new one. */
export const isEditable = ({ change }: Asked, textOf: TextOf): boolean => {
  if (change.kind === 'added') return !untyped.test(change.after)
  if (change.kind !== 'changed' && change.kind !== 'deleted') return false
  const now = textOf(change.unit)
  return now !== null && !untyped.test(now) && !('after' in change && untyped.test(change.after))
}

/** A change that says what was typed, whatever the memo says now. */
const withText = (asked: Asked, text: string, textOf: TextOf): Asked | null => {
  const { change } = asked
  if (!isEditable(asked, textOf) || untyped.test(text) || text.trim() === '') return null
  if (change.kind === 'added')
    return { ...asked, change: { ...change, after: text, as: { ...change.as, text, runs: [] } } }
  if (!('unit' in change) || change.unit === null) return null
  const before = textOf(change.unit)!
  return { ...asked, change: { kind: 'changed', unit: change.unit, before, after: text } }
}
