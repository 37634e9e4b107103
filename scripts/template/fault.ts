/** A fault and the path of keys to it in the template's YAML. */
export type Fault = {
  readonly path: readonly string[]
  readonly rule: string
  readonly en: string
  readonly zh: string
}
