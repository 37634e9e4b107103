/** Memos of invented words that differ with their seed, full of what is hard to set. */

/** A linear congruential generator (Numerical Recipes): numbers in [0, 1). */
const randomOf = (seed: number) => {
  let state = seed >>> 0
  return (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

const han = [...'山水田园春秋学会研究合作发展评估标准技术治理城市港湾能源交通健康教育开放协议']
const clauses: readonly string[] = [
  '“{}”与“{}”并重',
  '2031年10月28日至31日',
  '（一）{}；（二）{}',
  '{}——{}——',
  '《{}（草案）》',
  '增长18.6%，达到￥1,250万元',
  '与 Harbour Institute 共同{}',
  'AI+{}行动',
  '安娜·玛丽亚·罗西指出：“{}？！”',
  '{}……',
  '6G-A/7G{}',
  '“《{}》（{}）”',
  '{}、{}和{}',
  '{}',
  '{}',
  '{}',
]

/** Markdown of a memo with headings, long and short paragraphs, lists and recommendations. */
export const randomMemo = (seed: number): string => {
  const random = randomOf(seed)
  const upTo = (limit: number): number => Math.floor(random() * limit)
  const word = (): string =>
    Array.from({ length: 2 + upTo(7) }, () => han[upTo(han.length)]).join('')
  const clause = (): string => clauses[upTo(clauses.length)]!.replace(/\{\}/g, word)
  const sentence = (): string => `${Array.from({ length: 1 + upTo(5) }, clause).join('，')}。`
  const paragraph = (longest: number): string =>
    Array.from({ length: 1 + upTo(longest) }, sentence).join('')
  const list = (): string =>
    Array.from({ length: 2 + upTo(3) }, () => `- ${paragraph(2)}`).join('\n')
  const section = (number: number): string =>
    [
      `## 第${'一二三四五六'[number]}部分 ${word()}`,
      ...Array.from({ length: 1 + upTo(3) }, () => paragraph(6)),
      ...(random() < 0.5 ? [list()] : []),
      ...(random() < 0.7 ? ['### 建议：', list()] : []),
      paragraph(3),
    ].join('\n\n')
  return [
    '---\ntitle: 港湾城市对话 会议纪要\ndate: 2031年10月\nlang: zh-CN\n---',
    ...Array.from({ length: 5 }, (_, number) => section(number)),
  ].join('\n\n')
}
