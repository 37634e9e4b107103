/** Edits of a memo's Markdown as editors make them, by seeded dice. */

/** Numbers from 0 up to `n`, the same for a seed (mulberry32). */
export const dice = (seed: number): ((n: number) => number) => {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
  }
}

type Dice = (n: number) => number
type Edit = (lines: string[], roll: Dice) => void

/** Lines of text: no heading, rule, fence, front matter. */
const isText = (line: string): boolean =>
  line.length > 8 && /^(?:[-*] |\d+[.)] |\| |[^\s#>`|~:\-\d[<])/.test(line)
const isParagraph = (line: string): boolean => isText(line) && !/^(?:[-*] |\d+[.)] |\|)/.test(line)
const isItem = (line: string): boolean => /^[-*] ./.test(line)
const isRow = (line: string): boolean => /^\| (?!---)/.test(line)
const isFound =
  (test: (line: string) => boolean) =>
  (lines: readonly string[], roll: Dice): number => {
    const start = lines.indexOf('---', 1) + 1
    const found = lines.flatMap((line, i) => (i >= start && test(line) ? [i] : []))
    return found.length === 0 ? -1 : found[roll(found.length)]!
  }
const someText = isFound(isText)
const someParagraph = isFound(isParagraph)
const someItem = isFound(isItem)
const someRow = isFound(isRow)
const someHeading = isFound((line) => /^##+ /.test(line))

const words = [
  '特别',
  '进一步',
  '在2027年之前',
  '，并定期评估',
  '与第三方',
  'the EU',
  '20%',
  '逐步',
]
const sentences = [
  '双方同意在下一轮对话中审议进展。',
  '有关安排不影响两国既有的国际义务。',
  'Both sides will report every six months.',
]

/** A place inside the words of a line, before its marker. */
const spot = (line: string, roll: Dice): number => {
  const text = line.replace(/\s*<!--.*$/, '')
  return Math.min(text.length, 4 + roll(Math.max(1, text.length - 4)))
}

const splice = (lines: string[], i: number, from: number, to: number, text: string): void => {
  if (i >= 0) lines[i] = lines[i]!.slice(0, from) + text + lines[i]!.slice(to)
}

/** Blocks are parted by blank lines. */
const moveLine = (lines: string[], from: number, to: number, gap: boolean): void => {
  if (from < 0 || to < 0 || from === to) return
  const [line] = lines.splice(from, gap ? 2 : 1)
  lines.splice(to > from ? to - (gap ? 2 : 0) : to, 0, ...(gap ? [line!, ''] : [line!]))
}

export const edits: Readonly<Record<string, Edit>> = {
  insertWords: (lines, roll) => {
    const i = someText(lines, roll)
    const at = spot(lines[i] ?? '', roll)
    splice(lines, i, at, at, words[roll(words.length)]!)
  },
  deleteWords: (lines, roll) => {
    const i = someText(lines, roll)
    const at = spot(lines[i] ?? '', roll)
    splice(
      lines,
      i,
      at,
      Math.min(at + 1 + roll(6), (lines[i] ?? '').replace(/\s*<!--.*$/, '').length),
      '',
    )
  },
  replaceWords: (lines, roll) => {
    const i = someText(lines, roll)
    const at = spot(lines[i] ?? '', roll)
    splice(
      lines,
      i,
      at,
      Math.min(at + 2, (lines[i] ?? '').replace(/\s*<!--.*$/, '').length),
      words[roll(words.length)]!,
    )
  },
  number: (lines, roll) => {
    const i = isFound((line) => isText(line) && /\d{2}/.test(line))(lines, roll)
    if (i >= 0) lines[i] = lines[i]!.replace(/\d{2}/, String(10 + roll(80)))
  },
  strong: (lines, roll) => {
    const i = someParagraph(lines, roll)
    if (i >= 0) lines[i] = lines[i]!.replace(/^(.{3,9}?)([\p{L}]{4})/u, '$1**$2**')
  },
  insertSentence: (lines, roll) => {
    const i = someText(lines, roll)
    if (i >= 0) lines[i] = lines[i]!.replace(/([。.])/, `$1${sentences[roll(sentences.length)]!}`)
  },
  insertParagraph: (lines, roll) => {
    const i = someParagraph(lines, roll)
    if (i >= 0) lines.splice(i, 0, sentences[roll(sentences.length)]! + roll(1000), '')
  },
  deleteParagraph: (lines, roll) => {
    const i = someParagraph(lines, roll)
    if (i >= 0) lines.splice(i, 2)
  },
  insertItem: (lines, roll) => {
    const i = someItem(lines, roll)
    if (i >= 0) lines.splice(i, 0, `- ${sentences[roll(sentences.length)]!}${roll(1000)}`)
  },
  deleteItem: (lines, roll) => {
    const i = someItem(lines, roll)
    if (i >= 0) lines.splice(i, 1)
  },
  moveItem: (lines, roll) => moveLine(lines, someItem(lines, roll), someItem(lines, roll), false),
  moveParagraph: (lines, roll) =>
    moveLine(lines, someParagraph(lines, roll), someParagraph(lines, roll), true),
  splitParagraph: (lines, roll) => {
    const i = isFound((line) => isParagraph(line) && /。./.test(line))(lines, roll)
    if (i >= 0) lines[i] = lines[i]!.replace(/。(?=[^”’）<\s])/, '。\n\n')
  },
  mergeParagraphs: (lines, roll) => {
    const i = someParagraph(lines, roll)
    if (i < 0 || lines[i + 1] !== '' || !isParagraph(lines[i + 2] ?? '')) return
    lines.splice(i, 3, lines[i]!.replace(/\s*<!--.*$/, '') + lines[i + 2]!)
  },
  splitItem: (lines, roll) => {
    const i = isFound((line) => isItem(line) && /。./.test(line))(lines, roll)
    if (i >= 0) lines[i] = lines[i]!.replace(/。(?=[^”’）<\s])/, '。\n- ')
  },
  insertRow: (lines, roll) => {
    const i = someRow(lines, roll)
    if (i >= 0 && isRow(lines[i - 1] ?? ''))
      lines.splice(i, 0, lines[i]!.replaceAll(/[^|\s][^|]*?(?= \|)/g, `新${roll(100)}`))
  },
  deleteRow: (lines, roll) => {
    const i = someRow(lines, roll)
    if (i >= 0 && isRow(lines[i - 1] ?? '')) lines.splice(i, 1)
  },
  heading: (lines, roll) => {
    const i = someHeading(lines, roll)
    if (i >= 0 && !/建议|Recommend/.test(lines[i]!))
      lines[i] = lines[i]!.replace(/^(##+ \S\S)/, `$1${words[roll(2)]!}`)
  },
  moveSection: (lines, roll) => {
    const heads = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []))
    const nth = roll(heads.length)
    const [from, to] = [heads[nth], heads[nth + 1]]
    if (from === undefined || to === undefined) return
    const section = lines.splice(from, to - from)
    const places = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []))
    lines.splice(places[roll(places.length)] ?? lines.length, 0, ...section)
  },
  note: (lines, roll) => {
    const i = someText(lines, roll)
    if (i < 0) return
    const name = `added${roll(100000)}`
    lines[i] = lines[i]!.replace(/([。.])/, `$1[^${name}]`)
    lines.push('', `[^${name}]: 见附件 ${roll(90)}。`)
  },
}

const kinds = Object.keys(edits)

/** A text with this many edits of any kinds. */
export const edited = (source: string, seed: number, count: number, of = kinds): string => {
  const roll = dice(seed)
  let lines = source.split('\n')
  for (let i = 0; i < count; i++) {
    edits[of[roll(of.length)]!]!(lines, roll)
    lines = lines.join('\n').split('\n')
  }
  return lines.join('\n')
}
