/** Tables and pictures that a text refers to and the memo has not. */
import type { RuleOf } from './rule.ts'

/**
 * A table or a picture that a text refers to by its number, where nothing begins with that number. Each is asked about
 * once.
 *
 * @example fails 3:10
 * # 备忘录
 *
 * 吞吐量逐年上升（见表 3）。
 *
 * 表 1 各港吞吐量
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 *
 * @example fails 3:27
 * # Memo
 *
 * Throughput has grown, see Figure 2.
 *
 * @example passes
 * # 备忘录
 *
 * 吞吐量逐年上升，见表1。又见《港口年鉴》表 3、表 4。
 *
 * 表 1 各港吞吐量
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 */
export const missingCaption: RuleOf<'reading'> = {
  id: 'missing-caption',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Readers look for a table or a picture that the text names by its number.',
    zh: '正文提到的图、表，读者要能找到。',
  },
  *find({ texts }) {
    const known = new Set(
      texts.flatMap(({ text }) => {
        const [label] = beginning.exec(text.trim()) ?? []
        return label === undefined ? [] : plain(label)
      }),
    )
    for (const { text, placeOf } of texts)
      for (const { 0: words, index } of text.matchAll(reference))
        for (const { 0: name, index: within } of words.matchAll(named)) {
          if (known.has(plain(name))) continue
          known.add(plain(name))
          yield {
            place: placeOf(index + within),
            en: `The memo has no ${name}, which is referred to here: give it its caption, or correct the number`,
            zh: `文中没有“${name}”：请补上图题或表题，或改正编号`,
          }
        }
  },
}

/** A number in characters is one only where no word goes on from it: 如图一样 names none. */
const label = String.raw`(?:附?图|[附续]?表)\s?(?:\d+(?:[-–.．]\d+)*|[一二三四五六七八九十]+(?=所示|\P{Script=Han}|$))|(?:Table|Figure|Fig\.) \d+(?:[-–.]\d+)*`
const beginning = new RegExp(`^(?:${label})`, 'u')
const named = new RegExp(label, 'gu')
/** Those in a row right behind a word that refers, and not behind the name of another work. */
const reference = new RegExp(
  String.raw`(?:[见如（(]|(?<!\p{L})(?:[Ss]ee|[Ii]n) )(?:${label})(?:(?:[、和与及]|,? and |, )(?:${label}))*`,
  'gu',
)

/** One way to write a label: 表1 and 表 1, whichever blank it has. */
const plain = (text: string): string => text.replaceAll(/\s/g, '').replace('Fig.', 'Figure')
