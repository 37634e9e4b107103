/** Slips made in texts that nothing is asked about: `check` asks about nearly all of them, where they are. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { randomOf } from '../damage/random.ts'
import { askedOf } from '../memo/read.ts'
import { operators, type Slip } from './slip-operators.ts'

const folder = join(import.meta.dirname, '../texts')
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, lines: readFileSync(join(folder, name), 'utf8').split('\n') }))
const names = Object.keys(operators)

const wanted = 60
/** Share of slips that must be found. */
const least = 0.8

type Made = { readonly kind: string; readonly text: string; readonly slip: Slip }

/** One slip after another of each kind, each in a text that has a place for it. */
const slips = (): Made[] => {
  const made: Made[] = []
  for (let seed = 1; made.length < wanted; seed++) {
    const random = randomOf(seed)
    const kind = names[(seed - 1) % names.length]!
    const shuffled = random.someOf(texts, texts.length).toSorted(() => random.below(3) - 1)
    for (const { name, lines } of shuffled) {
      const slip = operators[kind]!(lines, random)
      if (!slip) continue
      made.push({ kind, text: name, slip })
      break
    }
  }
  return made
}

const isFound = ({ slip }: Made): boolean =>
  askedOf(slip.lines.join('\n')).some((asked) => slip.at.includes(Number(asked.split(':')[0])))

test(`of ${wanted} slips at least ${100 * least} % are asked about where they are`, () => {
  const missed = slips().filter((made) => !isFound(made))
  const kinds = new Set(slips().map(({ kind }) => kind))
  console.log(
    `${wanted - missed.length} of ${wanted} slips of ${kinds.size} kinds found; missed:`,
    missed.map(({ kind, text, slip }) => `${kind} (${text}:${slip.at.join()})`),
  )
  expect(missed.length).toBeLessThanOrEqual((1 - least) * wanted)
})
