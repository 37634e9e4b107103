/** Markers → ids and domains; ids for the units that have no marker. */
import type { Report } from '../message.ts'
import type { Draft } from './paragraphs.ts'
import type { Homes } from './domains.ts'
import { checkKeys } from './keys.ts'
import { holdsBlocks, withInside } from '../memo/blocks.ts'
import type { Block, ContentType, Id, ListItem, Note, Section, Slug, Unit } from '../memo/model.ts'
import { structureMessages } from './structure-messages.ts'
import { fullTextOf, textOf, unitsOf } from '../memo/walk.ts'
import {
  derivation,
  givenIds,
  homeId,
  markerOf,
  type Derive,
  type Scope,
  type Units,
} from './ids.ts'

type Naming = {
  readonly homes: Homes
  readonly known: readonly Slug[]
  readonly derive: Derive
}

/** Every unit with its id and domains; a duplicate name or unknown domain is reported. */
export const nameUnits = (units: Units, homes: Homes, report: Report): Units => {
  const known = homes.domains.map(({ slug }) => slug)
  const taken = givenIds(units, homes, report)
  reportUnknown(units, known, report)
  checkKeys(units, { areRolesKnown: true }, report)
  const naming: Naming = { homes, known, derive: derivation(taken) }
  const top: Scope = { id: '', domains: [] }
  return {
    lead: nameBlocks(units.lead, top, naming),
    sections: nameSections(units.sections, top, naming),
    notes: units.notes.map((note) => nameNote(note, naming)),
  }
}

const reportUnknown = (units: Units, known: readonly Slug[], report: Report): void => {
  for (const { unit } of unitsOf(units)) {
    const { domains = [], place } = markerOf(unit) ?? {}
    for (const slug of domains.filter((each) => !known.includes(each)))
      report({ ...structureMessages.unknownDomain(slug, known), ...(place ? { place } : {}) })
  }
}

const nameUnit = (
  unit: Unit,
  scope: Scope,
  own: { readonly id?: Id | undefined; readonly domain?: Slug | undefined },
  naming: Naming,
  derive: () => Id,
): Scope => {
  const marker = markerOf(unit)
  const domains = new Set([...scope.domains, ...(marker?.domains ?? []), own.domain])
  return {
    id: marker?.id ?? own.id ?? derive(),
    domains: naming.known.filter((slug) => domains.has(slug)),
  }
}

const nameSection = (section: Section, scope: Scope, previous: Id, naming: Naming): Section => {
  const domain = naming.homes.slugOf.get(section)
  const own = { id: homeId(section, naming.homes), domain }
  const named = nameUnit(section, scope, own, naming, () =>
    naming.derive(scope, 'section', textOf(section.title), previous),
  )
  return {
    ...bare(section),
    ...named,
    ...(domain === undefined ? {} : { domain }),
    blocks: nameBlocks(section.blocks, named, naming),
    sections: nameSections(section.sections, named, naming),
  }
}

const nameSections = (sections: readonly Section[], scope: Scope, naming: Naming): Section[] => {
  const named: Section[] = []
  for (const section of sections)
    named.push(nameSection(section, scope, named.at(-1)?.id ?? '', naming))
  return named
}

const bare = <T extends Unit>(unit: T): T => {
  const { marker: _, ...rest } = unit as Draft<T>
  return rest as unknown as T
}

const nameNote = (note: Note, naming: Naming): Note => ({
  ...note,
  blocks: nameBlocks(note.blocks, { id: note.id, domains: [] }, naming),
})

const nameBlocks = (blocks: readonly Block[], scope: Scope, naming: Naming): Block[] => {
  const named: Block[] = []
  for (const block of blocks) named.push(nameBlock(block, scope, named.at(-1)?.id ?? '', naming))
  return named
}

/** What a block is known by: never what may be added to it, such as an item or a row. */
const identity: { readonly [T in ContentType]: (block: Extract<Block, { type: T }>) => string } = {
  paragraph: ({ runs }) => textOf(runs),
  list: () => '',
  table: ({ head }) => head.map(textOf).join('\t'),
  code: ({ text }) => text,
  break: () => '',
  figure: ({ src }) => src,
}

const nameBlock = (block: Block, scope: Scope, previous: Id, naming: Naming): Block => {
  const text = holdsBlocks(block)
    ? fullTextOf(block)
    : (identity[block.type] as (block: Block) => string)(block)
  const named = nameUnit(block, scope, {}, naming, () =>
    naming.derive(scope, block.type, text, previous),
  )
  const { width } = markerOf(block) ?? {}
  const isSized = block.type === 'figure' && width !== undefined
  const unit = { ...bare(block), ...named, ...(isSized && { width }) }
  return withInside(unit, {
    blocks: (blocks) => nameBlocks(blocks, named, naming),
    // Items are known by the section, as the id of a list may depend on what stands above it.
    items: (items) => nameItems(items, unit.id, { ...named, id: scope.id }, naming),
  })
}

const nameItems = (
  items: readonly ListItem[],
  list: Id,
  scope: Scope,
  naming: Naming,
): ListItem[] => {
  const result: ListItem[] = []
  for (const item of items) {
    const text = item.blocks
      .filter(({ type }) => type !== 'list')
      .map(fullTextOf)
      .join('\n')
    const named = nameUnit(item, scope, {}, naming, () =>
      naming.derive(scope, 'item', text, result.at(-1)?.id ?? list),
    )
    const { key, to } = markerOf(item) ?? {}
    result.push({
      ...bare(item),
      ...named,
      ...(key !== undefined && { key }),
      ...(to !== undefined && { to }),
      blocks: nameBlocks(item.blocks, named, naming),
    })
  }
  return result
}
