/** Drawings of Word: themselves, with dots for those that know no SVG. */
import { expect, test } from 'vitest'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import { printInWord } from '../../scripts/proof/prints.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { readingOf } from '../../scripts/readers/docx/reading.ts'
import { assets, figure, flowOf } from './flow.ts'
import { changed, partOf } from './package.ts'

const docx = toDocx(flowOf([{ ...figure('map', '海图'), image: 'plan.svg' }]), assets, new Map())
const pictureIn = (bytes: Uint8Array) => readingOf(readPackage(bytes)).pictures[0]!

test('a drawing is in the file as it is, and as dots', () => {
  const word = readPackage(docx)
  expect(checkWord(word)).toEqual([])
  expect([...word.hashes.keys()].map((path) => path.split('.').at(-1)).sort()).toEqual([
    'png',
    'svg',
  ])
  const wanted = printInWord(assets.images['plan.svg']!)
  expect(pictureIn(docx)).toMatchObject({ print: wanted, width: 150, height: 150 })
})

test('another drawing, or none, is found out', () => {
  const path = [...readPackage(docx).paths].find((each) => each.endsWith('.svg'))!
  expect(partOf(docx, path)).toContain('<path')
  const other = changed(docx, path, (svg) => svg.replace('h3v2', 'h2v1'))
  const none = changed(docx, 'word/document.xml', (xml) =>
    xml.replace(/<a:extLst>.*?<\/a:extLst>/, ''),
  )
  for (const edited of [other, none])
    expect(pictureIn(edited).print).not.toEqual(pictureIn(docx).print)
})
