/** What a template says, with everything it extends laid under it → a template, or what is wrong with it. */
import { faultsOf, type SchemaFault } from '../yaml/schema-faults.ts'
import { checkTemplate } from './check.ts'
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
}

const nothing: Examined = {
  template: null,
  isIncomplete: false,
  ofValues: [],
  ofNames: [],
}

/** Keys a template may lack before it is incomplete. */
const few = 3

export const examine = (data: Tree): Examined => {
  const result = templateSchema.safeParse(data, { reportInput: true })
  if (!result.success) {
    const missing = Object.keys(templateSchema.shape).filter((key) => !(key in data))
    return missing.length > few
      ? { ...nothing, isIncomplete: true }
      : { ...nothing, ofValues: faultsOf(result.error, templateSchema) }
  }
  const ofNames = checkTemplate(result.data)
  return { ...nothing, template: ofNames.length > 0 ? null : result.data, ofNames }
}
