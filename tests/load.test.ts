import { expect, test } from 'vitest'
import { bytecodeOf, isToProve, taskOf } from '../scripts/bundle/load.ts'

test.each([
  [['verify'], 'verify'],
  [['--lang', 'zh', 'verify', 'a.md'], 'verify'],
  [['build'], 'build'],
  [['watch', 'verification.md'], 'build'],
  [[], 'build'],
])('%j is to %s', (args, task) => {
  expect(taskOf(args)).toBe(task)
})

test.each([
  [['build', 'a.md'], true],
  [['--lang', 'zh', 'verify'], true],
  [['watch'], true],
  [['--version'], false],
  [['init', 'folder'], false],
])('%j is to prove something: %s', (args, isProving) => {
  expect(isToProve(args)).toBe(isProving)
})

test('bytecode is that of one bundle and one task', () => {
  const names = [
    bytecodeOf('a.cjs', '// 0123\n', 'build'),
    bytecodeOf('a.cjs', '// 0123\n', 'verify'),
    bytecodeOf('a.cjs', '// 4567\n', 'build'),
  ]
  expect(new Set(names).size).toBe(3)
})
