/** A Word file as a memo takes it: without hidden text, without characters that nobody sees, and without colours, sizes and faces, which Markdown has no marks for. */
import { together } from '../readers/foreign/run-looks.ts'
import type { ForeignBlock, ForeignDocument, ForeignRun } from '../readers/foreign/model.ts'
import { seenRun } from './unseen.ts'

export const plainDocument = (document: ForeignDocument): ForeignDocument => ({
  ...document,
  blocks: document.blocks.map(plainBlock),
  notes: new Map([...document.notes].map(([id, blocks]) => [id, blocks.map(plainBlock)])),
})

const plainBlock = (block: ForeignBlock): ForeignBlock =>
  block.type === 'table'
    ? {
        ...block,
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: cell.blocks.map(plainBlock) })),
        ),
      }
    : { ...block, runs: plainRuns(block.runs) }

const plainRuns = (runs: readonly ForeignRun[]): readonly ForeignRun[] =>
  together(
    runs
      .filter(({ hidden }) => !hidden)
      .map(({ color: _, highlight: __, hidden: ___, size: ____, face: _____, ...run }) => run),
  ).map(seenRun)

export const hasHidden = ({ blocks, notes }: ForeignDocument): boolean =>
  [...blocks, ...[...notes.values()].flat()].some(isHiddenIn)

const isHiddenIn = (block: ForeignBlock): boolean =>
  block.type === 'table'
    ? block.rows.some((row) => row.some((cell) => cell.blocks.some(isHiddenIn)))
    : block.runs.some(({ hidden }) => hidden)
