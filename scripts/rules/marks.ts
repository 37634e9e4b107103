/** Marks where none can stand, and words twice in a row. */
import type { RuleOf } from './rule.ts'

/**
 * Two marks in a row of which one is too much, or between which a word is missing; a text that begins with one; 、 before
 * a closing 等 (GB/T 15834-2011, 4.5).
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方会晤，，达成共识。
 *
 * @example fails 3:6
 * # 备忘录
 *
 * 双方就能源、，交换了意见。
 *
 * @example fails 3:10
 * # 备忘录
 *
 * 参与方有中国、美国、等。
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ，双方会晤。
 *
 * @example fails 3:16
 * # Memo
 *
 * The parties met,, and agreed.
 *
 * @example fails 3:19
 * # Memo
 *
 * The parties agreed., and left.
 *
 * @example passes
 * # 备忘录
 *
 * 他说：“好！”“真的？！”……双方——包括专家——同意。It cost 1.5 etc., ibid., at 9; Art. 3 et seq., and more...
 */
export const markUponMark: RuleOf<'reading'> = {
  id: 'mark-upon-mark',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Where two marks meet, one is too much or the words between them have been lost.',
    zh: '两个标点相连，不是多了一个，就是中间漏了字。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: marks, index } of text.matchAll(met))
        yield {
          place: placeOf(index),
          en: `“${marks}”: is a mark too much here, or are words missing?`,
          zh: `“${marks}”：此处多了标点，还是漏了文字？`,
        }
  },
}

/** Shorter words before `.,` are abbreviations: etc., ibid., Inc., e.g., */
const met =
  /[，、；：][，、；：。！？]+|。[，、；：。]+|(?:！|？)[，、；：。]+|(?<!,),,+(?!,)|(?<=\w);[;,.]|(?<=\w),\.(?!\.)|(?<=[a-z]{6}(?<!approx)|\d)\.,|(?<=[(（“《])[，。、；：]|[，、；](?=[)）”》])|、(?=等[。，；）])|^[，。、；：！？）》」』】]/gu

/**
 * A word twice in a row.
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方达成的的共识。
 *
 * @example fails 3:13
 * # Memo
 *
 * The text of the the agreement.
 *
 * @example passes
 * # 备忘录
 *
 * 的的确确，他说说看。目的的说明，公众参与与监督，实事求是是原则，普及及应用，社会会接受。We know that that is so, and had had it.
 */
export const doubledWord: RuleOf<'reading'> = {
  id: 'doubled-word',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A word that stands twice was left when a sentence was changed.',
    zh: '连写两遍的字词，多半是修改句子时留下的。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: words, index } of text.matchAll(doubled))
        yield {
          place: placeOf(index),
          en: `“${words}”: is one of the two too much?`,
          zh: `“${words}”：是否重复？`,
        }
  },
}

/** Particles and common words, which are never doubled, but where one ends a word: 目的的; English ones that take no second. */
const doubled =
  /(?<![目标])的的(?!确|士)|之之(?!间)|(?<![是于求])是是(?!非|否)|(?<![参给赋])与与(?!会)|(?<![普涉波提顾以])及及(?!时|格|早)|(?<=[将都也就才可])会会(?!议|谈|见|员|长|计|晤|场|同|费|展)|((?:双方|两国|中方|美方|我们|他们|已经|目前|其中|包括|继续|加快|促进|开展|支持|提高|完善|实现|共同|相关|应当|应该|可以|以及|并且|因此|通过|对于|关于|进行|建立|推动|加强))\1|\b(the|an?|of|to|and|is|are|for|with|by|from|at|on|or|be|was|were|as|should|will) \2\b/giu
