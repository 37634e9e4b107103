/** The edition that a memo is compared with, and the documents that show what has changed. */
import { build, type Drawn } from '../build/build.ts'
import { formats } from '../build/formats.ts'
import type { Input } from '../build/input.ts'
import type { Plan } from '../build/plan.ts'
import { redlineInput, redlineTemplates } from '../diff/diff.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import type { Layout } from '../layout/layout.ts'
import { inputOf } from '../project/read-input.ts'
import type { Read, Resources } from '../project/resources.ts'
import type { Source } from '../project/source.ts'
import { hasErrors } from '../message.ts'
import type { Prove } from '../proof/prove.ts'
import type { SetDocument } from './model.ts'
import { documentsOfSet, plansByDocument } from './set-list.ts'

export type Edition = {
  /** As it was chosen: a revision or the name of a file. */
  readonly name: string
  readonly source: Source
}

/** Documents of another text than that of the memo; `plans` are by the ids of the documents. */
export type Group = {
  readonly input: Input
  readonly plans: ReadonlyMap<string, readonly Plan[]>
  readonly documents: readonly SetDocument[]
}

export type Comparison = {
  /** Both editions in one, and what became of the recommendations. */
  readonly redline: Group
  /** The edition as it was. */
  readonly old: Group
}

/** What the id of a document of the old edition begins with. */
const oldPrefix = 'old '

/** Null where one of both editions cannot be built. */
export const comparisonOf = (
  { source: old }: Edition,
  own: Source,
  resources: Resources,
): Read<Comparison> => {
  const redlined = redlineInput({ old, own }, resources)
  const before = inputOf(old, resources)
  if (!redlined.value || !before.value) return { value: null, messages: redlined.messages }
  const redline = groupOf(redlined.value, redlineTemplates)
  const { input, plans, documents } = groupOf(before.value, [])
  const paged = documents.filter(({ isPaged }) => isPaged)
  const value = {
    // The whole text first, then the list of what became of its recommendations.
    redline: {
      ...redline,
      documents: redline.documents.map((each) => ({ ...each, of: 'changes' as const })).reverse(),
    },
    old: {
      input,
      plans: new Map([...plans].map(([id, own]) => [oldPrefix + id, own])),
      documents: paged.map((each) => ({
        ...each,
        id: oldPrefix + each.id,
        of: 'old' as const,
        paths: [],
      })),
    },
  }
  return { value, messages: redlined.messages }
}

const groupOf = (input: Input, only: readonly string[]): Group => {
  const plans = plansByDocument(input.memo, input.templates, only)
  return { input, plans, documents: documentsOfSet(plans, input.memo) }
}

export type Pens = {
  readonly fonts: FontStore
  readonly layout: Layout
  /** Of pages that nobody else proves. */
  readonly prover?: () => Prove
}

const unproved: Prove = async () => []

/** The pages of a document of a group; null where they cannot be drawn, or do not say what they should, and why. */
export const drawnOf = async (
  { input, plans }: Group,
  id: string,
  pens: Pens,
): Promise<Read<Drawn>> => {
  const own = plans.get(id) ?? []
  const plan = own.find(({ format }) => formats[format].isPaged)
  if (!plan) return { value: null, messages: [] }
  const { template, domain, format } = plan
  const all: Drawn[] = []
  const only = domain ? [template.name, domain.slug] : [template.name]
  const { messages } = await build(input, { only, formats: [format] }, pens.fonts, {
    isFresh: () => null,
    layout: pens.layout,
    prover: pens.prover ?? (() => unproved),
    onDrawn: (drawn) => all.push(drawn),
  })
  return { value: hasErrors(messages) ? null : (all[0] ?? null), messages }
}
