/** Descriptions of pictures that have none: the words of their captions, or a word that its editor has to replace. */
import { guesses } from './guesses.ts'
import type { Draft, DraftBlock, DraftRun } from './model.ts'

const isPicture = ({ picture, text }: DraftRun): boolean =>
  picture !== undefined && text.trim() === ''

const wordsOf = (block: DraftBlock | undefined): string =>
  block && 'runs' in block
    ? block.runs
        .map(({ text }) => text)
        .join('')
        .trim()
    : ''

const isCaption = (words: string): boolean =>
  /^(图|圖|fig(ure|\.)?)\s*[\d一二三四五六七八九十]/i.test(words)

export const withDescriptions = (draft: Draft): Draft => ({
  ...draft,
  blocks: draft.blocks.map((block, at) => {
    if (!('runs' in block) || !block.runs.some(isPicture)) return block
    const caption = [draft.blocks[at + 1], draft.blocks[at - 1]].map(wordsOf).find(isCaption)
    const text = caption ?? '图片 / picture'
    const guess = caption === undefined ? guesses.noDescription : guesses.description
    return {
      ...block,
      runs: block.runs.map((run) => (isPicture(run) ? { ...run, text } : run)),
      guesses: [...block.guesses, guess],
    }
  }),
})
