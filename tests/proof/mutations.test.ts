import { describe, expect, test } from 'vitest'
import { checkFlow } from '../../scripts/proof/flow.ts'
import { verifyArtifact } from '../../scripts/proof/readback.ts'
import { ofTemplate, ofUnits, type Mutation } from './mutations.ts'
import { about, bytesOf, editions, prover, whole, type Format } from './editions.ts'

const formats: readonly Format[] = ['pdf', 'docx']

describe.each([...editions.keys()])('%s', (name) => {
  test.each(formats)('%s says what the memo says', async (format) => {
    const made = editions.get(name)!
    const bytes = await bytesOf(made.flow, format, made)
    expect(await prover()({ ...made, path: `${name}.${format}`, format, bytes })).toEqual([])
  })
})

describe('edition → flow', () => {
  test.each(Object.entries(ofUnits))('%s', (_, mutate) => {
    const messages = checkFlow(whole.edition, mutate(whole.flow), { ...about, artifact: 'memo' })
    expect(messages).not.toEqual([])
    expect(messages.every(({ level, en, zh }) => level === 'error' && en && zh)).toBe(true)
  })
})

const artifactMutations: readonly (readonly [string, Mutation])[] = [
  ...Object.entries(ofUnits),
  ...Object.entries(ofTemplate),
]

describe.each(formats)('flow → %s', (format) => {
  test.each(artifactMutations)('%s', async (_, mutate) => {
    const bytes = await bytesOf(mutate(whole.flow), format, whole)
    const messages = await verifyArtifact(
      { path: `memo.${format}`, format, bytes },
      whole.flow,
      about,
    )
    expect(messages).not.toEqual([])
  })
})
