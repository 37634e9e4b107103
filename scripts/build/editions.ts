/** What a template's documents are of: the whole memo, one domain, or its recommendations. */
import { digest } from '../memo/digest.ts'
import { accept, reject } from '../memo/editions.ts'
import { handout } from '../memo/handout.ts'
import type { Domain, Memo } from '../memo/model.ts'
import { changeList } from '../redline/change-list.ts'
import { redline } from '../redline/redline.ts'
import type { Plan } from './plan.ts'

/** The edition a plan is of: every document is cut from the numbered full memo. */
export const editionOf = (memo: Memo, { template, domain }: Plan): Memo =>
  editions[template.template.of](memo, domain)

type Cut = (memo: Memo, domain: Domain | null) => Memo

/** Of a redline, the part is cut from either edition, so that what left it or came to it is marked as such. */
const ofBoth =
  (cut: Cut): Cut =>
  (memo, domain) =>
    memo.redline ? redline(cut(reject(memo), domain), cut(accept(memo), domain)) : cut(memo, domain)

const editions: Readonly<Record<Plan['template']['template']['of'], Cut>> = {
  memo: (memo) => memo,
  digest: ofBoth(digest),
  redline: (memo) => memo,
  changes: changeList,
  domain: ofBoth((memo, domain) => handout(withDomain(memo, domain!), domain!.slug)),
}

/** An edition that did not have a domain yet says nothing of it. */
const withDomain = (memo: Memo, domain: Domain): Memo =>
  memo.meta.domains.some(({ slug }) => slug === domain.slug)
    ? memo
    : { ...memo, meta: { ...memo.meta, domains: [...memo.meta.domains, domain] } }
