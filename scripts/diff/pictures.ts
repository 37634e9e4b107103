/** Pictures of both editions under one roof: a file of one name may have been another one in the old edition. */
import type { Input } from '../build/input.ts'
import { withInside } from '../memo/blocks.ts'
import type { Block, Memo, Section } from '../memo/model.ts'
import { picturesOf } from '../project/pictures.ts'

type Images = Input['images']
type Pictured = Pick<Input, 'memo' | 'images'>

/** The old edition with its own pictures, by names that the new one leaves free, and all pictures of both. */
export const withOldPictures = (
  old: Pictured,
  own: Pictured,
): { readonly memo: Memo; readonly images: Images } => {
  const names = new Map(
    picturesOf(old.memo).map(({ src }) => [src, isOther(src, old, own) ? freeName(src, own) : src]),
  )
  const images = [...old.images].map(([src, image]) => [names.get(src) ?? src, image] as const)
  const isSame = [...names].every(([src, name]) => src === name)
  return {
    memo: isSame ? old.memo : renamed(old.memo, names),
    images: new Map([...images, ...own.images]),
  }
}

const isOther = (src: string, old: Pictured, own: Pictured): boolean => {
  const [before, after] = [old.images.get(src), own.images.get(src)]
  return before !== undefined && after !== undefined && before.key !== after.key
}

/** No picture is read by this name: it only tells one from the other. */
const freeName = (src: string, { images }: Pictured): string => {
  let name = `old/${src}`
  while (images.has(name)) name = `old/${name}`
  return name
}

type Names = ReadonlyMap<string, string>

const renamed = (memo: Memo, names: Names): Memo => {
  const { logos } = memo.meta
  return {
    ...memo,
    meta: {
      ...memo.meta,
      ...(logos && {
        logos: logos.map((logo) => ({ ...logo, src: names.get(logo.src) ?? logo.src })),
      }),
    },
    lead: inBlocks(memo.lead, names),
    sections: memo.sections.map((section) => inSection(section, names)),
    notes: memo.notes.map((note) => ({ ...note, blocks: inBlocks(note.blocks, names) })),
  }
}

const inSection = (section: Section, names: Names): Section => ({
  ...section,
  blocks: inBlocks(section.blocks, names),
  sections: section.sections.map((inner) => inSection(inner, names)),
})

const inBlocks = (blocks: readonly Block[], names: Names): readonly Block[] =>
  blocks.map((block) =>
    block.type === 'figure'
      ? { ...block, src: names.get(block.src) ?? block.src }
      : withInside(block, { blocks: (inner) => inBlocks(inner, names) }),
  )
