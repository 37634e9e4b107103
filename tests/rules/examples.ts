/** The examples in the docblocks of rules. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../scripts/rules')

export type Example = {
  /** Id of the rule it is about. */
  readonly rule: string
  /** `line:column` of each finding; none in an example that passes. */
  readonly places: readonly string[]
  readonly memo: string
}

/** A docblock, and the id of the rule it stands before. */
const documented =
  /\/\*\*\n((?: \*.*\n)+) \*\/\nexport const \w+: (?:MarkRule|RuleOf<'\w+'>) = \{\n {2}id: '([\w-]+)'/g

/** The examples of all rules, in the order of their files. */
export const examples: readonly Example[] = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .flatMap((file) => [...file.matchAll(documented)])
  .flatMap(([, docblock = '', rule = '']) => examplesIn(docblock, rule))

function examplesIn(docblock: string, rule: string): Example[] {
  const text = docblock.replaceAll(/^ \* ?/gm, '')
  return text
    .split(/^@example /m)
    .slice(1)
    .map((example) => {
      const [, verdict, places = '', memo = ''] =
        /^(fails|passes)(.*)\n([\s\S]*)$/.exec(example) ?? []
      if (!verdict) throw new Error(`${rule}: an example fails or passes: ${example}`)
      return { rule, places: places.trim().split(/ +/).filter(Boolean), memo: `${memo.trim()}\n` }
    })
}
