/** Numbers of recommendations that are typed, in a text or in the words of a link. */
import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { descendants, at } from '../markdown/markdown.ts'
import type { Id } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import { placeIn, unprinted } from './printed.ts'
import type { Contexts, Finding, RuleOf } from './rule.ts'
import { linksIn } from './unit-links.ts'

/**
 * A number of a recommendation, typed in a text or in the words of a link, that is not its number.
 *
 * @example fails 7:4
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应加强合作。 <!-- unit id=grid -->
 *
 * 详见 [建议 1.2](#grid)。
 *
 * @example fails 7:6
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应加强合作。
 *
 * 详见建议 3.2。
 *
 * @example fails 7:18
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应加强合作。
 *
 * 对应的是建议 **1.1** 和 1.4。
 *
 * @example fails 7:11
 * # Memo
 *
 * ## Recommendations
 *
 * - Fund the grid.
 *
 * (See Rec. 2.1.)
 *
 * @example passes
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应加强合作。 <!-- unit id=grid -->
 * - 两国应扩大储能试点。
 *
 * 详见 [建议 1.1](#grid) 与建议 1.1 至 1.2，建议 3.5 亿元用于[能源（占 4.5%）](#grid)。
 */
export const wrongNumber: RuleOf<'memo'> = {
  id: 'wrong-number',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'Numbers are given when a memo is read: a typed one is not changed with them.',
    zh: '编号在读取备忘录时生成：手写的编号不会随之更改。',
  },
  *find(context) {
    const numbers = new Map([...unitsOf(context.memo)].map(({ unit }) => [unit.id, unit.number]))
    yield* wrongInLinks(context, numbers)
    yield* unknownInText(context, new Set(numbers.values()))
  },
}

type Numbers = ReadonlyMap<Id, string | undefined>

function* wrongInLinks(context: Contexts['memo'], numbers: Numbers): Generator<Finding> {
  for (const { node, parent, unit } of linksIn(context)) {
    const number = numbers.get(unit)
    const words = toString(node)
    const said = alone.exec(words)?.[1] ?? numbersIn(words)[0]?.number
    if (number !== undefined && said !== undefined && half(said) !== number)
      yield {
        ...at(node, parent),
        en: `This link says ${said}, and the recommendation that it leads to is ${number}: correct one of them, or leave the words of the link out, \`[](#${unit})\`, and its number is filled in`,
        zh: `链接文字为 ${said}，而所指建议的编号为 ${number}：请改正其一；也可以不写链接文字，即 \`[](#${unit})\`，编号会自动填入`,
      }
  }
}

function* unknownInText(
  { printed, tree }: Contexts['memo'],
  known: ReadonlySet<string | undefined>,
): Generator<Finding> {
  // Without recommendations, numbers are those of another text.
  if (known.size < 2) return
  const isLinked = linkedPlaces(tree)
  for (const line of printed.flatMap(({ lines }) => lines))
    for (const { number, index } of numbersIn(line.text)) {
      const place = placeIn(line, index)
      if (known.has(half(number)) || isLinked(place)) continue
      yield {
        place,
        en: `${number} is not the number of a recommendation in this memo: correct it, or write a link with the name of the recommendation, \`[](#name)\`, and its number is filled in`,
        zh: `本备忘录没有编号为 ${number} 的建议：请改正，或写成指向该条建议的链接 \`[](#名称)\`，编号会自动填入`,
      }
    }
}

/** Whether a place is in the words of a link. */
const linkedPlaces = (tree: Nodes) => {
  const links = [...descendants(tree)].flatMap(({ node: { type, position } }) =>
    (type === 'link' || type === 'linkReference') && position ? [position] : [],
  )
  return ({ line, column }: { readonly line: number; readonly column: number }): boolean =>
    links.some(
      ({ start, end }) =>
        (start.line < line || (start.line === line && start.column <= column)) &&
        (line < end.line || (line === end.line && column < end.column)),
    )
}

const digits = String.raw`[\d０-９]{1,2}[.．][\d０-９]{1,2}`
/** Marks and blanks around a number, as `printed` has them. */
const gap = String.raw`[\s${unprinted}]*`
const and = String.raw`${gap}(?:、|，|,|和|与|及|或|至|到|以及|and|or|to|[-–—－～~])+${gap}(?:建议|建議)?${gap}`
/** What follows an amount, a version or a share, and no number of a recommendation. */
const unit = String.raw`[\d０-９%％‰℃°]|[.．][\d０-９]|${gap}(?:[亿億万萬千百倍个個年月日元美吨噸度米公克升台版节節章页頁成折岁歲人小天]|billion|million|per cent|percent)`
const number = String.raw`${digits}(?!${unit})(?!${and}${digits}(?:${unit}))`

/** `建议 3.2`, `第 3.2 条建议`, `Recs. 3.2 and 3.4`, `建议 3.1 至 3.4`. */
const mention = new RegExp(
  String.raw`(?:(?:建议|建議|\b[Rr]ec(?:ommendation)?s?\.?)${gap}(?:[(（]|第|[Nn]os?\.|#|编号|編號|号|號)?${gap}${number}(?:${and}${number})*)|第${gap}${number}${gap}(?:[条條项項号號]|条的?|項的?)${gap}(?:建议|建議)`,
  'gu',
)

/** The numbers of recommendations that a text names, and where in it. */
const numbersIn = (text: string): { readonly number: string; readonly index: number }[] =>
  [...text.matchAll(mention)].flatMap((found) =>
    [...found[0].matchAll(new RegExp(digits, 'gu'))].map(({ 0: said, index }) => ({
      number: said,
      index: found.index + index,
    })),
  )

/** All of the words of a link is a number: `[3.2]`, `[第 3.2 条]`. */
const alone = new RegExp(String.raw`^\s*第?\s*(${digits})\s*[条條项項号號]?\s*$`, 'u')

/** Full-width digits and points as half-width ones. */
const half = (number: string): string => number.normalize('NFKC')
