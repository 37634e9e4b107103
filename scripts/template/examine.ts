/** What a template says, with everything it extends laid under it → a template, or what is wrong with it. */
import { faultsOf, type SchemaFault } from '../yaml/schema-faults.ts'
import { checkTemplate } from './check.ts'
import { unusedColors } from './check-names.ts'
import type { Fault } from './fault.ts'
import { templateSchema, type Template } from './schema.ts'
import type { Tree } from './tree.ts'

export type Examined = {
  /** Null when there are faults. */
  readonly template: Template | null
  /** It lacks so much that rather what it extends was forgotten. */
  readonly isIncomplete: boolean
  /** Of single values, and of names that lead nowhere. */
  readonly ofValues: readonly SchemaFault[]
  readonly ofNames: readonly Fault[]
  /** Colours of its own that nothing uses: no fault. */
  readonly unused: readonly Fault[]
}

const nothing: Examined = {
  template: null,
  isIncomplete: false,
  ofValues: [],
  ofNames: [],
  unused: [],
}

/** Keys a template may lack before it is incomplete. */
const few = 3

/** `colors` are the names of those that the file itself defines. */
export const examine = (data: Tree, colors: readonly string[]): Examined => {
  const result = templateSchema.safeParse(data, { reportInput: true })
  if (!result.success) {
    const missing = Object.keys(templateSchema.shape).filter((key) => !(key in data))
    return missing.length > few
      ? { ...nothing, isIncomplete: true }
      : { ...nothing, ofValues: faultsOf(result.error, templateSchema) }
  }
  const ofNames = checkTemplate(result.data)
  const unused = unusedColors(result.data, colors)
  return { ...nothing, template: ofNames.length > 0 ? null : result.data, ofNames, unused }
}
