/** Font roles of a flow as Word names them. */
import type { Font, FontRole } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { themeFont } from './theme.ts'
import { element, namespaces, part, valued, type Attributes } from './xml.ts'

/** Attributes of `w:rFonts` for a role: a font of the theme, or names. No hint: only runs of Chinese marks have one. */
export const fontsOf = (flow: Flow, role: FontRole): Attributes => {
  const { latin, eastAsia } = wordFont(flow, role)
  const theme = themeFont(flow, role)
  return theme === undefined
    ? { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': eastAsia, 'w:cs': latin }
    : {
        'w:asciiTheme': `${theme}HAnsi`,
        'w:hAnsiTheme': `${theme}HAnsi`,
        'w:eastAsiaTheme': `${theme}EastAsia`,
        'w:cstheme': `${theme}HAnsi`,
      }
}

const wordFont = (flow: Flow, role: FontRole): Font['word'] => {
  const font = flow.fonts[role]
  if (!font) throw new Error(`no font for the role ${role}`)
  return font.word
}

/** `word/fontTable.xml`: what a reader without a font may take instead. */
export const fontTable = (flow: Flow): string => {
  const entries = Object.values(flow.fonts).flatMap(({ word }): [string, string][] => [
    [word.eastAsia, eastAsianFont(word)],
    [word.latin, latinFont(word)],
  ])
  // A font that serves both scripts keeps the entry that says more; one of several roles that of the first, as the
  // panose of code is that of its Latin font.
  const byName = new Map(entries.toReversed())
  for (const [name, entry] of entries.toReversed())
    if (entry.includes('w:altName')) byName.set(name, entry)
  const names = [...byName.keys()].sort()
  return part(element('w:fonts', namespaces, ...names.map((name) => byName.get(name)!)))
}

const eastAsianFont = ({ eastAsia, altName, panose, family }: Font['word']): string =>
  element(
    'w:font',
    { 'w:name': eastAsia },
    valued('w:altName', altName === '' || altName === eastAsia ? null : altName),
    valued('w:panose1', panose === '' ? null : panose),
    valued('w:charset', '86'),
    valued('w:family', family),
    valued('w:pitch', 'variable'),
  )

const latinFont = ({ latin, family }: Font['word']): string =>
  element(
    'w:font',
    { 'w:name': latin },
    valued('w:charset', '00'),
    valued('w:family', family),
    valued('w:pitch', family === 'modern' ? 'fixed' : 'variable'),
  )
