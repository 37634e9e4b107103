/** A number that an author typed before a heading or an item. */
import { numberOf } from './spelled-numbers.ts'

export type TypedNumber = {
  readonly text: string
  /** What it counts to; null for `1.1`, which counts on two levels. */
  readonly count: number | null
}

/** The number that a text begins with: 一、 （一） 1. 1.1 ①; null for what only looks like one, as 5G or 3.5 亿元. */
export const typedNumberOf = (text: string): TypedNumber | null => {
  const [found] = typed.exec(text) ?? []
  if (found === undefined) return null
  const counted = /^[（(]?([一二三四五六七八九十]+|\d+)\D?$/.exec(found)?.[1]
  return {
    text: found,
    count: counted === undefined ? circled.indexOf(found) + 1 || null : numberOf(counted),
  }
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

const typed =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[、．)）]|\.(?=[\s\p{Script=Han}]))|\d{1,2}\.\d{1,2}(?=\s*[\p{Script=Han}A-Z])(?!\s*[亿万千百倍个年月元美吨度米公])|[①-⑳])/u
