/** The memos that the READMEs show. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../scripts/files.ts'
import { findingsOf } from './memo/read.ts'

test.each(['README.md', '.github/README.zh-CN.md'])('the example of %s is a memo', (path) => {
  const page = readFileSync(join(home, path), 'utf8')
  const [, memo] = /^```markdown\n(---\n[^]*?)^```$/m.exec(page) ?? []
  expect(memo).toBeDefined()
  expect(findingsOf(memo!)).toEqual([])
})
