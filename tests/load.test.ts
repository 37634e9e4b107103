import { expect, test } from 'vitest'
import { bytecodeOf, taskOf } from '../scripts/start/load.ts'

test.each([
  [['verify'], 'verify'],
  [['--lang', 'zh', 'verify', 'a.md'], 'verify'],
  [['build'], 'build'],
  [['watch', 'verification.md'], 'build'],
  [[], 'build'],
])('%j is to %s', (args, task) => {
  expect(taskOf(args)).toBe(task)
})

test('bytecode is that of one bundle and one task', () => {
  const names = [
    bytecodeOf('a.cjs', '// 0123\n', 'build'),
    bytecodeOf('a.cjs', '// 0123\n', 'verify'),
    bytecodeOf('a.cjs', '// 4567\n', 'build'),
  ]
  expect(new Set(names).size).toBe(3)
})
