/** Slips that people make while they write and edit a memo: one in a text, made where it can be. */
import type { Random } from '../damage/random.ts'

export type Slip = {
  readonly lines: readonly string[]
  /** Lines, from 1, on one of which it must be asked about. */
  readonly at: readonly number[]
}

/** Makes a slip of its kind; null where the text has no place for one. */
export type Operator = (lines: readonly string[], random: Random) => Slip | null

/** Changes one of the places that a pattern matches, below the front matter. */
const atMatch =
  (pattern: RegExp, change: (found: RegExpExecArray, random: Random) => string): Operator =>
  (lines, random) => {
    const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
    const found = lines.flatMap((line, i) =>
      i <= end || /^(?:!\[|```|\[\^?[^\]]+\]:)/.test(line)
        ? []
        : [...line.matchAll(pattern)].map((match) => ({ i, match: match as RegExpExecArray })),
    )
    if (found.length === 0) return null
    const { i, match } = random.oneOf(found)
    const line = lines[i]!
    const changed = change(match, random)
    const text = line.slice(0, match.index) + changed + line.slice(match.index + match[0].length)
    return text === line ? null : { lines: lines.with(i, text), at: [i + 1] }
  }

const others = (all: string, one: string): string[] => [...all].filter((each) => each !== one)
const other = (all: string, one: string, random: Random): string => random.oneOf(others(all, one))
const han = String.raw`\p{Script=Han}`

/** Names of the first column of the tables of participants. */
const namesIn = (lines: readonly string[]): string[] =>
  lines.flatMap(
    (line) => /^\| (\p{Script=Han}{3}|[A-Z][a-z]+ [A-Z][a-z]{4,}) \|/u.exec(line)?.[1] ?? [],
  )

const rowOfParticipant =
  /^\| (?:\p{Script=Han}{2,4}|\p{Script=Han}+·\p{Script=Han}+|[A-Z]\p{L}+ [A-Z]['\p{L}]+) \| [^|]+ \|$/u

export const operators: Readonly<Record<string, Operator>> = {
  'another day of the week': atMatch(/(?<=日（星期)[一二三四五六日]/gu, ([day], random) =>
    other('一二三四五六日', day, random),
  ),
  'a day that the month does not have': atMatch(
    /(?<=(?:[469]|11)月)\d{1,2}(?=日)|\b\d{1,2}(?= (?:April|June|September|November) \d{4})/gu,
    () => '31',
  ),
  'an end before its beginning': atMatch(
    /(\d{1,2})日至(\d{1,2})日/gu,
    ([, from, to]) => `${to}日至${from}日`,
  ),
  'years the wrong way round': atMatch(
    /(20\d\d)(年至|—|–)(20\d\d)/gu,
    ([, from, to, until]) => `${until}${to}${from}`,
  ),
  'an ordinal left out': atMatch(/(?<=^- |[，；：。])[二三](?=是)/gu, ([number]) =>
    number === '二' ? '四' : '五',
  ),
  'a heading counted twice': atMatch(/(?<=^#+ )二(?=、)/gu, () => '一'),
  'a heading left out of the count': atMatch(/(?<=^#+ |^)（二）|(?<=^#+ )二(?=、)/gu, ([number]) =>
    number.replace('二', '三'),
  ),
  'another number announced': atMatch(
    /[三四六](?=个方面|点意见|项措施|个问题：)|\bthree(?= parts:| areas)/gu,
    ([number]) => (/\p{Script=Han}/u.test(number) ? '七' : 'seven'),
  ),
  'a total that is no sum': atMatch(
    /(?<=^\| (?:合计|Total) \|[^|]*\d)\d(?=[\d,]* \|)/gu,
    ([digit]) => String((Number(digit) + 3) % 10),
  ),
  'a participant twice': (lines, random) => {
    const rows = lines.flatMap((line, i) =>
      rowOfParticipant.test(line) && isParticipant(lines, i) ? [i] : [],
    )
    if (rows.length === 0) return null
    const i = random.oneOf(rows)
    return { lines: lines.toSpliced(i + 1, 0, lines[i]!), at: [i + 1, i + 2] }
  },
  'a cell of a participant left empty': (lines, random) => {
    const rows = lines.flatMap((line, i) =>
      rowOfParticipant.test(line) && isParticipant(lines, i) ? [i] : [],
    )
    if (rows.length === 0) return null
    const i = random.oneOf(rows)
    return { lines: lines.with(i, lines[i]!.replace(/\| [^|]+ \|$/, '|  |')), at: [i + 1] }
  },
  'a name mistyped': (lines, random) => {
    const names = namesIn(lines)
    const text = lines.findIndex((line, i) => i > 10 && /^\p{L}.{40}/u.test(line))
    if (names.length === 0 || text < 0 || !lines.some((_, i) => isParticipant(lines, i)))
      return null
    const name = random.oneOf(names)
    const at = name.length - 1
    const said = name.slice(0, at) + (/\p{Script=Han}/u.test(name) ? '仪' : 'x')
    const sentence = /\p{Script=Han}/u.test(name) ? `${said}介绍了情况。` : `${said} spoke first. `
    return { lines: lines.with(text, sentence + lines[text]!), at: [text + 1] }
  },
  'a heading without text': (lines, random) => {
    const found = lines.flatMap((line, i) =>
      line.startsWith('## ') &&
      /^[\p{L}“].{20}/u.test(lines[i + 2] ?? '') &&
      (lines[i + 4] ?? '').startsWith('## ')
        ? [i]
        : [],
    )
    if (found.length === 0) return null
    const i = random.oneOf(found)
    return { lines: lines.toSpliced(i + 2, 2), at: [i + 1] }
  },
  'a list cut to one item': (lines, random) => {
    const first = lines.flatMap((line, i) =>
      line.startsWith('- ') &&
      lines[i - 1] === '' &&
      (lines[i + 1] ?? '').startsWith('- ') &&
      !/建[议議]|Recomm/.test(lines.slice(0, i).findLast((each) => each.startsWith('#')) ?? '')
        ? [i]
        : [],
    )
    if (first.length === 0) return null
    const i = random.oneOf(first)
    const end = lines.findIndex((line, at) => at > i && !/^(?:- | )/.test(line))
    return { lines: lines.toSpliced(i + 1, end - i - 1), at: [i - 1, i + 1] }
  },
  'a mark typed twice': atMatch(
    new RegExp(`(?<=${han})[，、；](?=${han})`, 'gu'),
    ([mark]) => mark + mark,
  ),
  'words lost between two marks': atMatch(
    new RegExp(`(?<=[、，])${han}{2,6}(?=[，。])`, 'gu'),
    () => '',
  ),
  'a comma and a full stop': atMatch(new RegExp(`(?<=${han})。(?=${han})`, 'gu'), () => '，。'),
  'a comma too much': atMatch(/(?<=[a-z]), (?=[a-z])/g, () => ',, '),
  'a particle twice': atMatch(new RegExp(`(?<=${han}{2})的(?=${han})`, 'gu'), () => '的的'),
  'a word twice': atMatch(
    /(?<= )(?:the|of|to|and|for|by)(?= [a-z])/g,
    ([word]) => `${word} ${word}`,
  ),
  'a half-width comma': atMatch(new RegExp(`(?<=${han})，(?=${han})`, 'gu'), () => ','),
  'a half-width colon': atMatch(new RegExp(`(?<=${han})；(?=${han})`, 'gu'), () => ';'),
  'a quotation that is not closed': atMatch(new RegExp(`(?<=${han})”`, 'gu'), () => ''),
  'a quotation that is not opened': atMatch(new RegExp(`“(?=${han})`, 'gu'), () => ''),
  'a bracket that is not closed': atMatch(/(?<=\p{L})[）)](?=[\p{L}，。,. ])/gu, () => ''),
  'another bracket': atMatch(new RegExp(`(?<=${han})》`, 'gu'), () => '）'),
  'straight quotation marks': atMatch(new RegExp(`“(${han}+)”`, 'gu'), ([, words]) => `"${words}"`),
  'an invisible character': atMatch(new RegExp(`(?<=${han})(?=${han})`, 'gu'), () => '\u200b'),
  'a symbol of Word': atMatch(new RegExp(`(?<=${han})(?=${han})`, 'gu'), () => '\uf0b7'),
  'a word spelt otherwise': atMatch(
    /(?<= )[a-z]{6,}iz(?=(?:e|ed|ing|ations?)\b)/g,
    ([word]) => `${word.slice(0, -1)}s`,
  ),
  'a hyphen left out': atMatch(
    /(?<= )([a-z]{3,})-([a-z]{3,})(?= )/g,
    ([, one, other]) => `${one}${other}`,
  ),
  'a radical': atMatch(/[用方人工立行]/gu, ([it]) => '⽤⽅⼈⼯⽴⾏'['用方人工立行'.indexOf(it)]!),
  'a letter in two characters': atMatch(/[éíúóñ]/g, ([it]) => it.normalize('NFD')),
  'a common phrase with another character': (lines, random) => {
    const text = lines.join('\n')
    const phrases = [...new Set(text.match(/\p{Script=Han}{4}/gu))].filter(
      (it) => text.split(it).length > 4,
    )
    if (phrases.length === 0) return null
    const phrase = random.oneOf(phrases)
    const odd = phrase[0]! + random.oneOf([...'软轩绑鄞隼']) + phrase.slice(2)
    return atMatch(new RegExp(phrase, 'g'), () => odd)(lines, random)
  },
}

/** Does a row stand in a section of participants? */
const isParticipant = (lines: readonly string[], at: number): boolean =>
  /^#+ (?:.{0,4}(?:与会|參會|参会|出席).{0,4}|Participants|Attendance)/.test(
    lines.slice(0, at).findLast((line) => line.startsWith('#')) ?? '',
  )
