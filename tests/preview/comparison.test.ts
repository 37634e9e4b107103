/** Pages of the edition that a memo is compared with: shown when they say what that edition says. */
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { facesOf } from '../../scripts/fonts/open-fonts.ts'
import { hyphenate } from '../../scripts/layout/hyphenate.ts'
import { layoutOf } from '../../scripts/layout/layout.ts'
import type { Message } from '../../scripts/message.ts'
import { comparisonOf, drawnOf } from '../../scripts/preview/comparison.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readSourceText } from '../../scripts/project/source.ts'

const resources = readResources(home).value!
const fonts = fontStoreOf(resources.fonts)
const pens = { fonts, layout: layoutOf(facesOf(fonts), hyphenate) }

const editionOf = (text: string) =>
  readSourceText(Buffer.from(`# 海湾对话\n\n${text}\n`), { path: 'memo.md', folder: home }).value!

const fault: Message = { level: 'error', rule: 'lost-text', path: 'memo.md', en: 'lost', zh: '缺' }

test('old pages are shown when their proof finds nothing', async () => {
  const old = { name: 'HEAD', source: editionOf('双方讨论了海运。') }
  const { value } = comparisonOf(old, editionOf('双方讨论了渔业。'), resources)
  const group = value!.old
  const { id } = group.documents[0]!
  const shown = async (found: readonly Message[]) =>
    drawnOf(group, id, { ...pens, prover: () => async () => [...found] })
  expect((await shown([])).value).not.toBeNull()
  expect(await shown([fault])).toEqual({ value: null, messages: [fault] })
})
