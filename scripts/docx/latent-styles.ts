/**
 * Styles that Word has and a document does not define (ISO 29500-1, 17.7.4.5): where they stand in its lists, and which
 * are in its gallery, as Word itself writes it. All others are hidden until somebody uses them, with those of Word's
 * that only decorate (Intense Quote, Book Title), which would stand among the dozen of the house.
 */
import { element } from './xml.ts'

type Latent = {
  readonly names: readonly string[]
  readonly priority: number
  readonly isQuick?: true
  /** Shown only when it is used. */
  readonly isHidden?: true
}

const counted = (name: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${name} ${from + i}`)

const text: readonly Latent[] = [
  { names: ['Normal'], priority: 0, isQuick: true },
  { names: ['heading 1'], priority: 9, isQuick: true },
  { names: counted('heading', 2, 9), priority: 9, isQuick: true, isHidden: true },
  { names: counted('toc', 1, 9), priority: 39, isHidden: true },
  { names: ['caption'], priority: 35, isQuick: true, isHidden: true },
  { names: ['Title'], priority: 10, isQuick: true },
  { names: ['Default Paragraph Font'], priority: 1, isHidden: true },
  { names: ['Subtitle'], priority: 11, isQuick: true },
  { names: ['Strong'], priority: 22, isQuick: true },
  { names: ['Emphasis'], priority: 20, isQuick: true },
  { names: ['Table Grid'], priority: 39 },
  { names: ['Quote'], priority: 29, isQuick: true },
  { names: ['Bibliography'], priority: 37, isHidden: true },
  { names: ['TOC Heading'], priority: 39, isQuick: true, isHidden: true },
]

/** Styles of tables, each plain and in the six accents of the theme, by the priority of the first. */
const families: readonly (readonly [first: number, names: readonly string[]])[] = [
  [
    60,
    [
      'Light Shading',
      'Light List',
      'Light Grid',
      'Medium Shading 1',
      'Medium Shading 2',
      'Medium List 1',
      'Medium List 2',
      ...counted('Medium Grid', 1, 3),
      'Dark List',
      'Colorful Shading',
      'Colorful List',
      'Colorful Grid',
    ],
  ],
  ...['Grid Table', 'List Table'].map((kind): readonly [number, readonly string[]] => [
    46,
    ['1 Light', '2', '3', '4', '5 Dark', '6 Colorful', '7 Colorful'].map((own) => `${kind} ${own}`),
  ]),
]

const tables: readonly Latent[] = [
  { names: ['Grid Table Light'], priority: 40 },
  ...counted('Plain Table', 1, 5).map((name, i) => ({ names: [name], priority: 41 + i })),
  ...families.flatMap(([first, names]) =>
    names.map((name, i) => ({
      names: [name, ...counted(`${name} Accent`, 1, 6)],
      priority: first + i,
    })),
  ),
]

const exceptions = ({ names, priority, isQuick, isHidden }: Latent): string[] =>
  names.map((name) =>
    element('w:lsdException', {
      'w:name': name,
      'w:semiHidden': isHidden ? undefined : 0,
      'w:uiPriority': priority,
      'w:unhideWhenUsed': isHidden ? undefined : 0,
      'w:qFormat': isQuick && 1,
    }),
  )

/** `w:latentStyles`. */
export const latentStyles = element(
  'w:latentStyles',
  {
    'w:defLockedState': 0,
    'w:defUIPriority': 99,
    'w:defSemiHidden': 1,
    'w:defUnhideWhenUsed': 1,
    'w:defQFormat': 0,
    'w:count': 376,
  },
  ...[...text, ...tables].flatMap(exceptions),
)
