/** A document as drawn → what the page of a preview shows of it. */
import type { Drawn } from '../build/build.ts'
import { sha256 } from '../files.ts'
import type { Flow } from '../flow/model.ts'
import { boxesOf, type Origin } from './boxes.ts'
import type { Box, DrawnDocument } from './model.ts'

/** `before` is the same document as it was drawn last. */
export function drawnDocument(
  id: string,
  drawn: Drawn,
  origin: Origin,
  before: DrawnDocument | undefined,
): DrawnDocument {
  const { flow, pages, bytes } = drawn
  const { width, height } = flow.page
  const boxes = boxesOf({ flow, pages }, origin)
  return {
    id,
    pdf: sha256(bytes),
    pages: pages.pages.map((page) => ({ width, height, hash: hashOf(page, flow) })),
    boxes,
    outline: pages.outline.map(({ level, title, page, y }) => ({ level, title, page, y })),
    changed: before ? changedUnits(before.boxes, boxes) : [],
  }
}

/** Marks say all that is drawn on a page; pictures are named by their content, faces by what the flow's fonts are. */
function hashOf(page: object, { page: sheet, fonts }: Flow): string {
  return sha256(JSON.stringify([page, sheet, fonts]))
}

/** Units that are new, or print other words than before, in their order. */
function changedUnits(before: readonly Box[], now: readonly Box[]): string[] {
  const [old, texts] = [textsOf(before), textsOf(now)]
  return [...texts].flatMap(([unit, text]) => (old.get(unit) === text ? [] : [unit]))
}

/** Printed words of each unit, wherever its lines end and its pages are. */
function textsOf(boxes: readonly Box[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { unit, text } of boxes)
    if (unit !== null) texts.set(unit, (texts.get(unit) ?? '') + text.replace(/\s/g, ''))
  return texts
}
