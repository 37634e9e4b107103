/** Characters that look like others, or like nothing. */
import type { RuleOf } from './rule.ts'

/**
 * An invisible character between Chinese ones or at the ends of a text, as comes with text that is pasted.
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 双方&#8203;达成共识。
 *
 * @example passes
 * # 备忘录
 *
 * 双方达成共识，见 super&#8203;cali&#8203;fragilistic。
 */
export const invisibleCharacter: RuleOf<'reading'> = {
  id: 'invisible-character',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A character that nobody sees breaks searches and copies; it comes with pasted text.',
    zh: '看不见的字符会使检索和复制出错，多是粘贴时带入的。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: character, index } of text.matchAll(invisible))
        yield {
          place: placeOf(index),
          en: `An invisible character (${nameOf(character)}) stands here: delete it`,
          zh: `此处有一个看不见的字符（${nameOf(character)}）：请删除`,
        }
  },
}

const none = String.raw`\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb`
/** Between letters of other scripts they say where a word may break, or how letters join. */
const invisible = new RegExp(
  String.raw`(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])[${none}]|[${none}](?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])|[${none}]+$`,
  'gu',
)

const nameOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/**
 * A character of a private area, which is another sign in each font: most are symbols of Word.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * &#xf0b7; 双方达成共识。
 *
 * @example passes
 * # 备忘录
 *
 * 双方达成共识 • 各方同意。
 */
export const privateCharacter: RuleOf<'reading'> = {
  id: 'private-character',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'What a private character (U+E000 and others) looks like depends on the font; it comes from symbol fonts of Word.',
    zh: '私用区字符（U+E000 等）的字形因字体而异，多来自 Word 的符号字体。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: character, index } of text.matchAll(/\p{Co}/gu)) {
        const meant = symbols[character]
        yield {
          place: placeOf(index),
          en: `A character of a private area (${nameOf(character)}) stands here: write ${meant ?? 'the one that is meant'} instead`,
          zh: `此处是私用区字符（${nameOf(character)}）：请改为${meant ? `“${meant}”` : '应有的字符'}`,
        }
      }
  },
}

/** Symbols of Wingdings and Symbol as Word writes them, and the characters that they look like. */
const symbols: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf06c': '●',
  '\uf06e': '■',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0fc': '✓',
  '\uf0fe': '☑',
  '\uf0a8': '□',
}

/**
 * A character that was taken from a table of radicals or of compatibility, and looks like the one that is meant.
 *
 * @example fails 3:6
 * # 备忘录
 *
 * 双方更换了ﬁlter的说明。
 *
 * @example passes
 * # 备忘录
 *
 * 双方更换了 filter 的说明，面积 5㎡，第①项，℃，１００。
 */
export const lookAlike: RuleOf<'reading'> = {
  id: 'look-alike',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'It looks like another character, and is not found when that is looked for; PDFs are a source of such text.',
    zh: '字形相似而编码不同，检索不到，多是从 PDF 复制时带入的。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: character, index } of text.matchAll(alike))
        if (meantBy(character) !== character)
          yield {
            place: placeOf(index),
            en: `“${character}” (${nameOf(character)}) looks like “${meantBy(character)}”: write that instead`,
            zh: `“${character}”（${nameOf(character)}）形似“${meantBy(character)}”：请改为后者`,
          }
  },
}

/** Radicals, compatibility ideographs, and ligatures of Latin letters (Unicode 16: 2E80, 2F00, F900, FB00, 2F800). */
const alike = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\u{2f800}-\u{2fa1f}]/gu

/** Of radicals without a mapping, those of simplified characters (Unicode, EquivalentUnifiedIdeograph). */
const radicals = new Map(
  [
    ...'⺁厂⺌小⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟',
  ]
    .map((character, i, all) => [character, all[i + 1]!] as const)
    .filter((_, i) => i % 2 === 0),
)

/** The character that is meant by one that looks like it, or itself. */
export const meantBy = (character: string): string =>
  radicals.get(character) ?? character.normalize('NFKC')

/**
 * Letters with marks of their own beside them, where one character holds both: asked once.
 *
 * @example fails 3:1
 * # Memo
 *
 * Émile spoke.
 *
 * @example passes
 * # Memo
 *
 * Émile spoke.
 */
export const splitLetter: RuleOf<'reading'> = {
  id: 'split-letter',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A letter and its mark as two characters look like one, and are not found when that is looked for.',
    zh: '字母与附加符号分成两个字符，看似一个，却检索不到。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts) {
      const found = [...text.matchAll(/\p{L}\p{M}+/gu)].find(([it]) => it.normalize('NFC') !== it)
      if (!found) continue
      const [it] = found
      yield {
        place: placeOf(found.index),
        en: `“${it}” is a letter and a mark in ${it.length} characters; expected ${it.normalize('NFC')} in one, here and wherever the text has it so (Unicode NFC)`,
        zh: `“${it}”由字母和附加符号 ${it.length} 个字符组成；应为一个字符“${it.normalize('NFC')}”，其他各处亦同（Unicode NFC）`,
      }
      return
    }
  },
}
