/** `w:style` elements. */
import type { WordStyle } from './style-names.ts'
import { element, flag, valued } from './xml.ts'

/** What a style says of itself besides its look; `isQuick` unless it says otherwise. */
type Head = {
  readonly alias?: string | undefined
  readonly basedOn?: string
  readonly next?: string
  readonly priority?: number
  readonly isDefault?: true
  /** Shown when it is used; a helper is never. */
  readonly isHidden?: true
  readonly isHelper?: boolean
  readonly isQuick?: boolean
}

type Kind = 'paragraph' | 'character' | 'table' | 'numbering'

/** A style whose head elements stand in the order of CT_Style. */
export const styleElement = (
  kind: Kind,
  { id, name, isBuiltIn }: WordStyle,
  head: Head,
  ...properties: readonly string[]
): string =>
  element(
    'w:style',
    {
      'w:type': kind,
      'w:default': head.isDefault && 1,
      'w:customStyle': isBuiltIn ? undefined : 1,
      'w:styleId': id,
    },
    valued('w:name', name),
    valued('w:aliases', head.alias),
    valued('w:basedOn', head.basedOn),
    valued('w:next', head.next),
    valued('w:uiPriority', head.priority),
    flag('w:semiHidden', head.isHidden === true || head.isHelper === true),
    flag('w:unhideWhenUsed', head.isHidden === true),
    flag('w:qFormat', head.isQuick ?? !head.isHidden),
    ...properties,
  )

/** A style of Word's own. */
export const known = (id: string, name: string): WordStyle => ({ id, name, isBuiltIn: true })
