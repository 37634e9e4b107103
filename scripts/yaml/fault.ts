/** Something wrong at an offset of a text of YAML. */
import type { Words } from '../message.ts'

export type Fault = Words & { readonly rule: string; readonly at: number }
