/** `memopress check --strict` and `--explain`. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explain } from '../scripts/cli/explain.ts'
import { rules } from '../scripts/rules/rules.ts'
import { memopress } from './cli.ts'
import { examples } from './rules/examples.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-check-'))
const memo = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return name
}

test('--strict counts questions as errors, of check alone', () => {
  const asked = memo('asked.md', '# 备忘录\n\n说"好"。\n')
  const run = (...args: string[]) => memopress(folder, [...args, '--only', 'brief']).status
  expect(run('check', asked)).toBe(0)
  expect(run('check', asked, '--strict')).toBe(1)
  expect(run('check', memo('good.md', '# 备忘录\n\n说“好”。\n'), '--strict')).toBe(0)
  expect(memopress(folder, ['build', asked, '--strict']).status).toBe(2)
})

test('--explain says why a rule asks, in either language', () => {
  const explained = (...args: string[]) => memopress(folder, ['check', '--explain', ...args])
  for (const { id, reason } of rules.slice(0, 2)) {
    expect(explained(id).stdout).toContain(reason.en)
    expect(explained(id, '--lang', 'zh').stdout).toContain(reason.zh)
  }
  const json = JSON.parse(explained('straight-quotes', '--json').stdout) as { rule: object }
  expect(json.rule).toMatchObject({ id: 'straight-quotes', level: 'query', stage: 'text' })
  const wrong = explained('straight-qoutes')
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toMatch(/; did you mean `straight-quotes`\?/)
  expect(wrong.stderr).not.toContain('unpaired-mark')
  expect(explained('nothing-like-it').stderr).toContain('unpaired-mark')
})

test('--only with the name of a file suggests the template that makes it', () => {
  const asked = memo('named.md', '# 备忘录\n\n说“好”。\n')
  for (const name of ['recommendations', 'recommendations.pdf'])
    expect(memopress(folder, ['check', asked, '--only', name])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean `digest`?') as unknown,
    })
})

test.each(rules.map(({ id }) => id))('--explain %s has its own examples', (id) => {
  for (const lines of Object.values(explain(id).lines)) {
    const text = lines.join('\n')
    const shown = examples.filter(({ memo }) => text.includes(`\`\`\`\`markdown\n${memo}\`\`\`\``))
    expect(shown.length).toBeGreaterThan(1)
    expect(shown.filter(({ rule }) => rule === id)).toHaveLength(
      text.split('````markdown').length - 1,
    )
  }
})

test('what a careful reader would ask is listed by check and counted by build', () => {
  const slip = memo('slip.md', '# 备忘录\n\n该方案被中国与参会者描述为对等措施。\n')
  const run = (command: string) => memopress(folder, [command, slip, '--only', 'brief'])
  expect(run('check').stderr).toMatch(/^slip\.md:3:5 {2}question: .*\(country-and-participants\)$/m)
  const built = run('build')
  expect(built).toMatchObject({ status: 0, stderr: '' })
  expect(built.stdout).toMatch(/^3 files in out\/, 3 written, 1 question: `memopress check`$/m)
})

test('--json has the questions, of build too; --annotate says them to GitHub', () => {
  const slip = memo('json.md', '# 备忘录\n\n双方会晤，，达成共识。\n')
  const run = (...args: string[]) =>
    memopress(folder, [...args, slip, '--only', 'brief', '--out', 'json']).stdout
  const question = { rule: 'mark-upon-mark', level: 'query', place: { line: 3, column: 5 } }
  const read = (text: string): unknown => JSON.parse(text)
  expect(read(run('check', '--json'))).toMatchObject({ messages: [question] })
  expect(read(run('build', '--json'))).toMatchObject({ messages: [], questions: [question] })
  expect(run('check', '--annotate')).toMatch(
    /^::warning file=json\.md,line=3,col=5,title=mark-upon-mark::/m,
  )
})

test('a character that no font has is said once, with the one that is meant', () => {
  const asked = memo('radical.md', '# 备忘录\n\n双⽅会晤。\n')
  const { stderr } = memopress(folder, ['check', asked, '--only', 'brief'])
  expect(stderr).toMatch(/^radical\.md:3:2 {2}error: .*it looks like 方.*\(missing-glyph\)$/m)
  expect(stderr).toMatch(/^1 error$/m)
})
