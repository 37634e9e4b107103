/** How much of the old edition is in the new one as well, wherever it stands: from 0 to 1. */
import type { Memo } from '../memo/model.ts'
import { unitTexts } from './unit-texts.ts'

export const keptShare = (redline: Memo): number => {
  let [kept, struck] = [0, 0]
  for (const { change, texts } of unitTexts(redline)) {
    if (change?.kind === 'inserted' || change?.kind === 'movedTo') continue
    for (const run of texts.flat()) {
      const kind = run.change?.kind
      if (kind === 'inserted') continue
      const isStruck = kind === 'deleted' || change?.kind === 'deleted'
      if (isStruck) struck += run.text.length
      else kept += run.text.length
    }
  }
  return kept + struck === 0 ? 1 : kept / (kept + struck)
}
