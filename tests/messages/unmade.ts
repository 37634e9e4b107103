/** Texts that no memo, template or file brings about, by their beginnings, and why. */
export const unmade: readonly { readonly en: string; readonly why: string }[] = [
  {
    en: 'The proof took more than',
    why: 'it takes a memo of gigabytes: a test gives the proof less memory instead',
  },
  {
    en: 'half of a surrogate pair',
    why: 'reading UTF-8 lets none through, and a character reference to one is U+FFFD',
  },
  {
    en: 'A memo cannot hold `…`',
    why: 'the parser makes nothing that a memo cannot hold: kept for a version that does',
  },
  {
    en: 'delete the value',
    why: 'no value has to be left empty',
  },
  {
    en: 'Unexpected …, expected text of another form',
    why: 'every form that is asked for has words of its own: kept for one that has none yet',
  },
  {
    en: 'Unexpected amount of data',
    why: 'values inside each other are counted before they are read',
  },
]
