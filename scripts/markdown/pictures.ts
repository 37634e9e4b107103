/** Pictures of a memo: where they are, and what is wrong with how they are written. */
import type { Image, ImageReference, Nodes, Root } from 'mdast'
import type { Place, Report } from '../message.ts'
import { contentMessages } from './content-messages.ts'
import type { Definitions } from './definitions.ts'
import { pathBelow, targetOf } from './links.ts'
import { at, descendants } from './markdown.ts'
import type { Figure } from '../memo/model.ts'

/** A file a memo shows. */
export type Picture = Pick<Figure, 'src'> & { readonly place?: Place }

/** The picture of an image; without a path when it has none below the folder of the memo. */
export const toPicture = (
  image: Image | ImageReference,
  { definitions, report }: { readonly definitions: Definitions['links']; readonly report: Report },
): Pick<Figure, 'src' | 'alt' | 'caption'> => {
  const { url, title } = targetOf(image, definitions)
  const src = pathBelow(url)
  const alt = image.alt?.trim() ?? ''
  if (src === null) report({ ...contentMessages.imagePath(url), ...at(image) })
  if (alt === '') report({ ...contentMessages.imageWithoutAlt(), ...at(image) })
  return { src: src ?? '', alt, caption: title ?? '' }
}

/** The pictures inside a text, in links and marks too. */
export const imagesIn = (node: Nodes): (Image | ImageReference)[] =>
  [...descendants(node)].flatMap(({ node: inner }) =>
    inner.type === 'image' || inner.type === 'imageReference' ? [inner] : [],
  )

/** Every picture with a path below the folder of the memo, wherever it stands in the text. */
export const picturesIn = (tree: Root, { links }: Definitions): Picture[] =>
  imagesIn(tree).flatMap((image) => {
    const src = pathBelow(targetOf(image, links).url)
    return src === null ? [] : [{ src, ...at(image) }]
  })
