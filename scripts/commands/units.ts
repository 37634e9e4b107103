import type { Command } from '../commands.ts'
import { planOf } from '../plan.ts'
import { outputsOf, unitRows, unitsTable } from '../units.ts'
import { defaultSource, readKit, readSource } from './read.ts'
import { secondsOf } from './wishes.ts'

const heads = {
  en: 'line\tid\tnumber\tdomains\toutputs\ttext',
  zh: '行\t标识\t编号\t议题\t收录于\t文字',
} as const

/** `memopress units [memo.md]` */
export const unitsCommand: Command = async ([file = defaultSource], options) => {
  const source = readSource(file, secondsOf(options.deadline)?.read)
  const kit = readKit(process.cwd())
  const messages = [...source.messages, ...kit.messages]
  if (!source.value || !kit.value) return { messages, lines: { en: [], zh: [] }, data: {} }
  const { memo } = source.value
  const plans = planOf(memo, kit.value.templates, { only: [], formats: [] })
  const table = unitsTable(memo, plans)
  const outputs = outputsOf(memo, plans)
  const units = unitRows(memo).map((row) => ({ ...row, outputs: outputs.get(row.id) ?? [] }))
  return {
    messages,
    lines: { en: [heads.en, ...table], zh: [heads.zh, ...table] },
    data: { units },
  }
}
