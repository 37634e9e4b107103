/** What Microsoft's validator does not see in a Word file. */
import { access } from './access.ts'
import { checkBoxes } from './check-boxes.ts'
import { counts } from './counts.ts'
import type { WordPackage } from '../../readers/docx/package.ts'
import { looks } from './looks.ts'
import { partRules } from './parts.ts'
import { references } from './references.ts'
import { structure } from './structure.ts'
import { vocabulary } from './vocabulary.ts'

export type Finding = { readonly rule: string; readonly detail: string }

const rules = {
  ...partRules,
  ...references,
  ...counts,
  ...checkBoxes,
  ...structure,
  ...access,
  ...vocabulary,
  ...looks,
}

/** Everything wrong with a file; nothing for a sound one. */
export const checkWord = (word: WordPackage): Finding[] => [
  ...word.broken.map((detail) => ({ rule: 'not-well-formed', detail })),
  ...Object.entries(rules).flatMap(([rule, find]) =>
    find(word).map((detail) => ({ rule, detail })),
  ),
]
