/** What the schema alone cannot say of a template. */
import { limits } from '../limits.ts'
import { checkLabels } from './check-labels.ts'
import type { Fault } from './fault.ts'
import type { Template } from './schema.ts'
import { circularStyles, incompleteBody, missingStyles, unknownStyles } from './check-styles.ts'
import { unknownNames } from './check-names.ts'

/** Every fault of a template that has passed its schema. */
export const checkTemplate = (template: Template): Fault[] => [
  ...misplacedTitle(template),
  ...misplacedLogos(template),
  ...missingStyles(template),
  ...unknownStyles(template),
  ...circularStyles(template),
  ...unknownNames(template),
  ...missingMono(template),
  ...missingColumns(template),
  ...incompleteBody(template),
  ...noRoom(template),
  ...checkLabels(template),
]

/** A document has one title: on its cover, which is its first page, or above its text. */
const misplacedTitle = ({ parts }: Template): Fault[] => {
  const titles = parts.filter((part) => part === 'title' || part === 'cover')
  return titles.length === 1 && parts.indexOf('cover') <= 0
    ? []
    : [
        {
          path: ['parts'],
          rule: 'misplaced-title',
          en: `Unexpected ${titles.length === 1 ? 'part before `cover`' : `${titles.join(' and ') || 'lack of a title'}`}, expected one of \`title\` and \`cover\`, the cover first: correct the list`,
          zh: '`parts` 中 `title` 与 `cover` 应有且只有一个，`cover` 须列在最前：请改正',
        },
      ]
}

/** Logos in a running head stand at its left. */
const misplacedLogos = ({ logos, header }: Template): Fault[] =>
  (logos.in === 'text'
    ? []
    : logos.in === 'first-header'
      ? (['first'] as const)
      : (['first', 'other'] as const)
  )
    .filter((page) => header[page].left !== '')
    .map((page) => ({
      path: ['header', page, 'left'],
      rule: 'logos-on-text',
      en: `Unexpected text where the logos stand, expected none: write \`left: ''\`, or put the logos elsewhere by \`logos: { in: … }\``,
      zh: `此处为徽标的位置，不应有文字：请写 \`left: ''\`，或以 \`logos: { in: … }\` 另设徽标的位置`,
    }))

/** Code is set in it, whatever its paragraph is set in. */
const missingMono = ({ fonts }: Template): Fault[] =>
  Object.hasOwn(fonts, 'mono')
    ? []
    : [
        {
          path: ['fonts'],
          rule: 'missing-font-role',
          en: 'The font `mono` is missing, in which code is set; give it under `fonts`, or extend a template that has it',
          zh: '缺少字体 `mono`，代码以它排印；请在 `fonts` 下补上，或继承已有它的模板',
        },
      ]

const missingColumns = ({ columns, ladder }: Template): Fault[] =>
  (ladder ?? []).flatMap(({ passages }, at) =>
    passages === 'below' || columns
      ? []
      : [
          {
            path: ['ladder', String(at), 'passages'],
            rule: 'missing-columns',
            en: `\`passages: ${passages}\` needs columns; say under \`columns\` how they are set, or write \`passages: below\``,
            zh: `\`passages: ${passages}\` 需要分栏；请在 \`columns\` 下说明如何分栏，或改写为 \`passages: below\``,
          },
        ],
  )

const noRoom = ({ page: { width, height, margin } }: Template): Fault[] => {
  const left = Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom)
  if (left >= limits.leastText) return []
  return [
    {
      path: ['page'],
      rule: 'no-room-for-text',
      en: `The margins leave ${Math.round(left)} points of the page for text, expected at least ${limits.leastText}: make the page larger or its \`margin\` smaller`,
      zh: `页边距之内只余 ${Math.round(left)} 点，至少应有 ${limits.leastText} 点：请加大页面或减小 \`margin\``,
    },
  ]
}
