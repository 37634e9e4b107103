/** (Flow, Pages) → PDF. */
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import type { Anchor, Pages } from '../layout/model.ts'
import { addAttachments } from './attachments.ts'
import { createDocument, type Document, type OutlineItem } from './document.ts'
import { drawingOf } from './drawing.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import { nameTree } from './name-tree.ts'
import { TaggedRenderer } from './renderer.ts'
import type { Ref } from './ref.ts'
import { spokenIn } from '../flow/spoken.ts'
import { writeTags } from './structure.ts'
import { planTags } from './tags.ts'

/**
 * The bytes of a PDF: the pages drawn, tagged after the flow, with outline and destinations.
 * `compress: false` leaves content readable and independent of zlib, for tests and golden hashes.
 */
export const toPdf = async (
  flow: Flow,
  pages: Pages,
  assets: Assets,
  fonts: FontStore,
  { compress = true }: { readonly compress?: boolean } = {},
): Promise<Uint8Array> => {
  const document = createDocument(flow, fonts, compress)
  const renderer = new TaggedRenderer(document, fonts, flow.meta.lang)
  for (const page of pages.pages)
    renderer.renderPages([
      {
        pageSize: { width: page.width, height: page.height },
        items: drawingOf(page, assets),
      },
    ] as unknown as Parameters<typeof renderer.renderPages>[0])
  addDestinations(document, pages)
  addOutline(document, pages)
  addAttachments(document, flow, assets)
  document._root.data['PageLabels'] = { Nums: [0, { S: 'D' }] }
  writeTags(document, planTags(flow), renderer.drawn, {
    lang: flow.meta.lang,
    spoken: spokenIn(flow),
  })
  document.end()
  return document.bytes()
}

const pageRefs = (document: Document): Ref[] =>
  (document._root.data['Pages'] as { data: { Kids: Ref[] } }).data.Kids

/** Every unit is a destination of its own name: links of the contents, of the text, and `file.pdf#id`. */
const addDestinations = (document: Document, { anchors, pages }: Pages): void => {
  const refs = pageRefs(document)
  const names = document._root.data['Names'] as { data: Record<string, unknown> }
  names.data['Dests'] = nameTree(
    document,
    [...anchors].map(([id, anchor]) => [id, destination(anchor, refs, pages)]),
  )
}

const destination = (
  { page, y }: Anchor,
  refs: readonly Ref[],
  pages: Pages['pages'],
): unknown[] => [refs[page - 1], 'XYZ', null, pages[page - 1]!.height - y, null]

/** Bookmarks that land on their headings: pdfkit's own go to the top of the page. */
const addOutline = (document: Document, { outline, pages }: Pages): void => {
  const refs = pageRefs(document)
  const parents: { level: number; item: OutlineItem }[] = [{ level: 0, item: document.outline }]
  for (const entry of outline) {
    while (parents.at(-1)!.level >= entry.level) parents.pop()
    const item = parents.at(-1)!.item.addItem(entry.title)
    item.outlineData['Dest'] = destination(entry, refs, pages)
    parents.push({ level: entry.level, item })
  }
  openAll(document.outline)
}

/** Sets how many entries show below each when all are open: pdfkit counts children only. */
const openAll = ({ children, outlineData }: OutlineItem): number => {
  const count = children.reduce((sum, child) => sum + 1 + openAll(child), 0)
  if (count > 0) outlineData['Count'] = count
  return count
}
