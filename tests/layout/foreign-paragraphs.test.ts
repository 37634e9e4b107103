import { expect, test } from 'vitest'
import { hyphenate } from '../../scripts/layout/hyphenate.ts'
import { layoutOf } from '../../scripts/layout/layout.ts'
import type { Face, LineMark } from '../../scripts/layout/model.ts'
import { flowOf, p } from '../docx/flow.ts'

const face: Face = {
  width: (text) => [...text].length / 2,
  trim: () => ({ left: 0, right: 0 }),
  has: () => true,
}

const hyphensOf = (text: string): number => {
  const base = flowOf([p('body', text)])
  const flow = {
    ...base,
    setting: { ...base.setting, hyphenate: true },
    styles: { ...base.styles, body: { ...base.styles['body']!, align: 'justify' as const } },
  }
  expect(flow.meta.lang).toBe('zh-CN')
  return layoutOf(
    () => face,
    hyphenate,
  )(flow)
    .pages.flatMap(({ marks }) => marks)
    .filter((mark): mark is LineMark => mark.type === 'line')
    .filter(({ line }) => line.pieces.at(-1)?.hyphen).length
}

const english = 'Internationalization of telecommunications infrastructure necessitates '.repeat(6)

test('an English paragraph of a Chinese memo is hyphenated as English', () => {
  expect(hyphensOf(english)).toBeGreaterThan(0)
})

test('one with Chinese words is not, nor a name', () => {
  expect(hyphensOf(`${english}（见附件）`)).toBe(0)
  expect(hyphensOf('Telecommunications Infrastructure')).toBe(0)
})
