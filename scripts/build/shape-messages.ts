/** Fonts that draw traditional characters in the shapes of the mainland. */
import { isTraditional } from '../memo/language.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import type { FontId } from '../template/names.ts'
import type { Template } from '../template/schema.ts'
import type { Plan } from './plan.ts'

/** What families say of their shapes at the end of their names: NotoSerifSC-Regular, SourceHanSansTW-Bold. */
const simplified = /(?:SC|CN|GB)(?:-|$)/
const traditional = /(?:TC|TW|HK|MO|CL)(?:-|$)/

/** One question about a memo in traditional Chinese, when a template has fonts of the mainland and no other. */
export const shapeMessages = (plans: readonly Plan[], { meta }: Memo, path: string): Message[] => {
  if (!isTraditional(meta.lang)) return []
  const names = plans
    .filter(({ template: { template } }) => isOfMainland(fontsOf(template)))
    .map(({ template: { name } }) => name)
  const all = [...new Set(names)]
  if (all.length === 0) return []
  return [
    {
      level: 'query',
      rule: 'simplified-shapes',
      path,
      en: `This memo is in traditional Chinese (\`lang: ${meta.lang}\`), and the fonts of ${all.join(', ')} draw its characters as they are written on the mainland: name a font of Taiwan or Hong Kong (…TC, …HK) under \`fonts:\` there, if that matters`,
      zh: `备忘录为繁体中文（\`lang: ${meta.lang}\`），而 ${all.join('、')} 的字体采用大陆字形：如有要求，请在该模板的 \`fonts:\` 下改用台湾或香港字形的字体（…TC、…HK）`,
    },
  ]
}

const fontsOf = ({ fonts, extraFonts }: Pick<Template, 'fonts' | 'extraFonts'>): FontId[] => [
  ...Object.values(fonts).map(({ regular }) => regular),
  ...Object.values(extraFonts),
]

const isOfMainland = (fonts: readonly FontId[]): boolean =>
  fonts.some((id) => simplified.test(id)) && !fonts.some((id) => traditional.test(id))
