/** Well-formed texts of many kinds, Chinese and English: a careful editor would mend nothing, so nothing is asked. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingsOf } from './memo/read.ts'

const folder = join(import.meta.dirname, 'texts')
const names = readdirSync(folder).filter((name) => name.endsWith('.md'))

test('there are twenty', () => {
  expect(names.length).toBeGreaterThanOrEqual(20)
})

test.each(names)('%s', (name) => {
  expect(findingsOf(readFileSync(join(folder, name), 'utf8'))).toEqual([])
})
