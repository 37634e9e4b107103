/** Which section is the home of which domain: as declared, or as the headings suggest. */
import type { Sizes } from '../limits.ts'
import type { Report } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import type { FrontMatter } from './front-matter-schema.ts'
import { domainsIn } from './frontmatter.ts'
import type { Domain, Section, Slug } from '../memo/model.ts'
import { slugOf, uniqueSlug } from './slug.ts'
import { structureMessages } from './structure-messages.ts'
import { typedNumberOf } from '../memo/typed-number.ts'
import { textOf } from '../memo/walk.ts'

/** Domains in order, and the section each is at home in. */
export type Homes = {
  readonly domains: readonly Domain[]
  readonly slugOf: ReadonlyMap<Section, Slug>
}

/**
 * Homes by the front matter, else every second-level section that holds recommendations. One that is itself of
 * recommendations suggests none: what it says of all domains is the digest's.
 */
export const homesOf = (
  sections: readonly Section[],
  front: Yaml<FrontMatter> | null,
  report: Report,
): Homes => (front?.data.domains ? declared(sections, front, report) : suggested(sections))

/** Reports the section of the first domain that is one too many. */
export const reportDomains = ({ domains, slugOf }: Homes, sizes: Sizes, report: Report): void => {
  const first = domains[sizes.domains]
  if (!first) return
  const [section] = [...slugOf].find(([, slug]) => slug === first.slug) ?? []
  const place = section?.place ?? { line: 1, column: 1 }
  report({ ...structureMessages.tooManyDomains(sizes.domains), place })
}

const declared = (
  sections: readonly Section[],
  { data, placeOf }: Yaml<FrontMatter>,
  report: Report,
): Homes => {
  const all = sections.flatMap(withInner)
  const likely = all.filter(({ depth }) => depth === 2).slice(0, shownHeadings)
  const headings = likely.map(({ title }) => textOf(title))
  const homes = new Map<Section, Slug>()
  const domains = domainsIn(data)
  for (const { slug, title } of domains) {
    const place = placeOf(['domains', slug])
    const [section, ...others] = all.filter((each) => textOf(each.title) === title)
    const other = section && homes.get(section)
    if (!section) report({ ...structureMessages.noSuchHeading(slug, title, headings), place })
    else if (others.length > 0) report({ ...structureMessages.repeatedHeading(slug, title), place })
    else if (other !== undefined) report({ ...structureMessages.sharedHeading(slug, other), place })
    else homes.set(section, slug)
  }
  return { domains, slugOf: homes }
}

/** Headings that are listed for an editor to choose from. */
const shownHeadings = 12

const suggested = (sections: readonly Section[]): Homes => {
  const taken = new Set<Slug>()
  const homes = new Map<Section, Slug>()
  const domains: Domain[] = []
  for (const section of sections) {
    const holds = section.sections.flatMap(withInner).some(recommends)
    if (section.depth !== 2 || recommends(section) || !holds) continue
    const title = textOf(section.title)
    const words = title.slice(typedNumberOf(title)?.text.length ?? 0).trim()
    const slug = uniqueSlug(slugOf(words), taken)
    taken.add(slug)
    homes.set(section, slug)
    domains.push({ slug, title, ...(words !== title && { short: words }) })
  }
  return { domains, slugOf: homes }
}

const recommends = ({ role }: Section): boolean => role === 'recommendations'

const withInner = (section: Section): Section[] => [section, ...section.sections.flatMap(withInner)]
