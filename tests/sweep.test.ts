/**
 * Every character that a font of the templates has, wherever text may stand: between Latin letters, beside Han, at a
 * start, with spaces and without. It is printed in both formats, or refused at its line for what it is.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { expect, test } from 'vitest'
import { home } from '../scripts/files.ts'
import type { Message } from '../scripts/message.ts'
import { errorsOf, whole } from './whole.ts'

const folder = join(home, 'templates/fonts')

const charactersOf = (file: string): readonly number[] =>
  (create(readFileSync(join(folder, file))) as unknown as { characterSet: readonly number[] })
    .characterSet

/** Spaces, joiners and break hints that fonts need not have. */
const invisible = [0xa0, 0xad, 0x200b, 0x200c, 0x200d, 0x2002, 0x2060, 0x3000, 0xfe0e, 0xfe0f]

const all = [
  ...new Set([
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.ttf'))
      .flatMap(charactersOf),
    ...invisible,
  ]),
]
  .sort((a, b) => a - b)
  .map((code) => String.fromCodePoint(code))

const isIdeograph = (char: string): boolean => /\p{Script=Han}/u.test(char) && /\p{L}/u.test(char)

const typed = (char: string): string => (/[!-/:-@[-`{-~]/.test(char) ? `\\${char}` : char)

const around = (char: string): string => {
  const c = typed(char)
  return [`A${c}B`, `双${c}方`, `A ${c} B`, `双 ${c} 方`, `A${c} 方`, `双 ${c}B`].join('，')
}

/** Markdown that has a character in a place, all of it on lines of its own. */
const places: Readonly<Record<string, (char: string, n: number) => string>> = {
  paragraph: (char) => around(char),
  start: (char) => `${typed(char)}A\n\n${typed(char)}双${typed(char)}`,
  item: (char) => `- ${typed(char)}x\n- ${around(char)}\n\n<!-- -->`,
  cell: (char) => `| ${typed(char)}x | ${around(char)} |\n| - | - |\n| x | ${typed(char)} |`,
  heading: (char) => `## x${typed(char)}B，双 ${typed(char)} 方\n\nx`,
  note: (char, n) => `x[^${n}]\n\n[^${n}]: ${typed(char)}x ${around(char)}`,
}

type Refused = { readonly char: string; readonly rule: string }

const front = (lang: string): string => `---\ntitle: T\nlang: ${lang}\n---\n\n`

/** Builds characters in a place, without those refused at their lines; throws for a refusal of another kind. */
const sweep = async (
  chars: readonly string[],
  place: (char: string, n: number) => string,
  lang: string,
): Promise<Refused[]> => {
  let source = front(lang)
  const lines: { readonly char: string; readonly first: number }[] = []
  chars.forEach((char, n) => {
    lines.push({ char, first: source.split('\n').length })
    source += `${place(char, n)}\n\n`
  })
  const errors = errorsOf((await whole(source)).messages)
  if (errors.length === 0) return []
  const found = errors.map((message) => refusal(message, lines))
  const bad = new Set(found.map(({ char }) => char))
  const rest = chars.filter((char) => !bad.has(char))
  return [...found, ...(rest.length > 0 ? await sweep(rest, place, lang) : [])]
}

const refusal = (
  { rule, place, en }: Message,
  lines: readonly { readonly char: string; readonly first: number }[],
): Refused => {
  const line = lines.findLast(({ first }) => first <= (place?.line ?? 0))
  if (!line || en.includes('report this')) throw new Error(`${line?.char}: ${rule}: ${en}`)
  return { char: line.char, rule }
}

const batches = (chars: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(chars.length / size) }, (_, i) =>
    chars.slice(i * size, (i + 1) * size),
  )

/** Rules that may refuse a character: it has no ink, it cannot be seen, or no face of a style has it. */
const reasons = ['blank-paragraph', 'forbidden-character', 'missing-glyph']

const signs = all.filter((char) => !isIdeograph(char))
/** `SWEEP=1` takes every sign; otherwise every eleventh, beginning at another for each place. */
const step = process.env['SWEEP'] ? 1 : 11

test.each(
  Object.entries(places).flatMap(([name, place], from) =>
    ['zh-CN', 'en'].map((lang) => ({ name, place, lang, from })),
  ),
)(
  'every kind of sign in a $name ($lang)',
  async ({ place, lang, from }) => {
    const refused: Refused[] = []
    const chosen = signs.filter((_, n) => n % step === from % step)
    for (const batch of batches(chosen, 200)) refused.push(...(await sweep(batch, place, lang)))
    expect(refused.filter(({ rule }) => !reasons.includes(rule))).toEqual([])
    expect(refused.length).toBeLessThan(chosen.length / 10)
  },
  1_800_000,
)

test('every ideograph, beside Latin letters and others', async () => {
  const ideographs = all.filter(isIdeograph)
  expect(ideographs.length).toBeGreaterThan(21_000)
  const lines = batches(ideographs, 100).map((own) => own.map((char) => `${char}A${char}`).join(''))
  for (const own of batches(lines, 40))
    expect(errorsOf((await whole(front('zh-CN') + own.join('\n\n'))).messages)).toEqual([])
})
