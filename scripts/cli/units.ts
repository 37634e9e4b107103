import { misuse, onlyMessages, type Command } from './command.ts'
import { planOf } from '../build/plan.ts'
import { outputsOf, sharedName, unitRows, unitsTable } from '../build/units.ts'
import { defaultSource, readSource } from '../project/source.ts'
import { readResources } from '../project/resources.ts'
import { secondsOf, unknownDeadline } from './option-values.ts'

const heads = {
  en: (name: string) => `line\tid\tnumber\tdomains\toutputs${name}\ttext`,
  zh: (name: string) => `行\t标识\t编号\t议题\t收录于${name}\t文字`,
} as const

/** `memopress units [memo.md]` */
export const unitsCommand: Command = async ([file = defaultSource], options) => {
  const seconds = secondsOf(options.deadline)
  if (!seconds) return misuse(unknownDeadline(options))
  const source = readSource(file, seconds.read)
  const resources = readResources(process.cwd())
  const messages = [...source.messages, ...resources.messages]
  if (!source.value || !resources.value) return onlyMessages(messages)
  const { memo } = source.value
  const plans = planOf(memo, resources.value.templates, { only: [], formats: [] })
  const table = unitsTable(memo, plans)
  const outputs = outputsOf(memo, plans)
  const units = unitRows(memo).map((row) => ({ ...row, outputs: outputs.get(row.id) ?? [] }))
  const shared = sharedName(memo, plans)
  const name = shared && ` ${shared}…`
  return {
    messages,
    lines: { en: [heads.en(name), ...table], zh: [heads.zh(name), ...table] },
    data: { units },
  }
}
