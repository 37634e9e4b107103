/** The page of all messages, `.github/MESSAGES.md`: `npx vitest run tests/messages -u` writes it anew. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { exampleOf, made, page, written } from './page.ts'

/** Written where no example here makes them; other tests trip them. By their beginnings, one by one to go. */
const unmade: readonly string[] = [
  'Of the fonts that come with memopress, …',
  'Unexpected …, expected one of `title` and `cover`',
  'Unexpected text where the logos stand',
  'No font has the character … (…)…; expected one that can be p',
  ', such as … of Hanazono, free under the OFL (in Debian: font',
  'The font file cannot be read; put a whole TrueType or OpenTy',
  'The font file is a collection of several fonts (.ttc), expec',
  'Image …: …',
  'The memo makes no document of …; expected a template and, fo',
  'half of a surrogate pair',
  'A memo cannot hold `…`: write it',
  'More than … marks stand inside each other',
  'The memo cannot be read: …',
  'No Word template can be read here; expected a .docx or .dotx',
  'The Word templates before this one have … bytes of styles al',
  'The set would have … documents, expected at most …: name few',
  'The Word template has no style …; expected one for each, or ',
  'This Word template would change what … shows (…): take that ',
  '…: the Word file is not sound (…): build it again, and repor',
  'The folder holds a set of …, and nothing says that this is …',
  'The folder holds the set of …, and … would take its place; e',
  'The set is of a memo …, and nothing says where that is; expe',
  'The set says that it is of …, which is neither below the fol',
  'Unexpected key `…`, expected `…`: write `…: …`',
  'delete the value',
  'Unexpected length, expected … … …: add or delete some',
  'Unexpected …, expected text of another form: write it as in ',
  'Unexpected & * or ! before a value, expected plain data: put',
  'Unexpected name, expected a short word before the colon: wri',
  'Unexpected second `---`, expected one text: delete what begi',
  'Unexpected % at the beginning of a line, expected `name: val',
  'Unexpected amount of data, expected what is read in moments:',
]

test('no message is missing', () => {
  const missing = written.filter((text) => !exampleOf(text)).map(({ en }) => en)
  expect(missing.filter((en) => !unmade.some((beginning) => en.startsWith(beginning)))).toEqual([])
  expect(unmade.filter((beginning) => !missing.some((en) => en.startsWith(beginning)))).toEqual([])
})

test('the page of all messages is up to date', async () => {
  await expect(page()).toMatchFileSnapshot(join(home, '.github/MESSAGES.md'))
})

test('every message says the same in both languages, and ends without a full stop', () => {
  for (const { message } of made) {
    expect(message.zh).toMatch(/\p{Script=Han}/u)
    expect(message.en).not.toMatch(/\.$|。/)
    expect(message.zh).not.toMatch(/。$/)
  }
})
