/** Documents as a preview lists them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentsOfSet, plansByDocument } from '../../scripts/preview/set-list.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readSourceText } from '../../scripts/project/source.ts'
import { root } from '../cli.ts'

const { templates } = readResources(root).value!
const { memo } = readSourceText(readFileSync(join(root, 'source/memo.md')), {
  path: 'memo.md',
  folder: join(root, 'source'),
}).value!

test('two documents of one title are told apart by their templates', () => {
  const leaflets = templates.flatMap((each) =>
    each.name === 'handout' ? [{ ...each, name: 'leaflet' }] : [],
  )
  const listed = documentsOfSet(plansByDocument(memo, [...templates, ...leaflets]), memo)
  const titles = listed.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles.filter((title) => title.endsWith('(leaflet)'))).toHaveLength(4)
  const alone = documentsOfSet(plansByDocument(memo, templates), memo)
  expect(alone.filter(({ title }) => title.includes('('))).toEqual([])
})
