import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { git } from '../../scripts/git/git.ts'
import { contentsOf, revisionsOf, type Revision } from '../../scripts/git/history.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-git-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    stdio: 'ignore',
  })
const commit = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  run('add', '-A')
  run('commit', '-q', '-m', text)
}
run('init', '-q')
commit('memo.md', '# 一\n')
commit('other.md', 'no memo')
commit('memo.md', '# 一\n\n二\n')
run('mv', 'memo.md', '备忘录 new.md')
commit('备忘录 new.md', '# 一\n\n二\n\n三\n')
const file = join(folder, '备忘录 new.md')

describe('the history of a file', () => {
  test('has its texts, the newest first, under the names it had', async () => {
    const revisions = (await revisionsOf(file)) as readonly Revision[]
    expect(revisions.map(({ path }) => path)).toEqual(['备忘录 new.md', 'memo.md', 'memo.md'])
    const contents = await contentsOf(file, [
      ...revisions,
      { commit: revisions[0]!.commit, path: 'none.md' },
    ])
    expect((contents as readonly (Buffer | null)[]).map((each) => each && String(each))).toEqual([
      '# 一\n\n二\n\n三\n',
      '# 一\n\n二\n',
      '# 一\n',
      null,
    ])
  })

  test('is none outside a repository', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'memopress-git-'))
    expect(await revisionsOf(join(outside, 'memo.md'))).toBe('no-repository')
    rmSync(outside, { recursive: true })
  })
})

test('nothing runs that a repository sets up', async () => {
  const trap = join(folder, 'trap')
  writeFileSync(trap, `#!/bin/sh\ntouch '${folder}/ran'\n`)
  chmodSync(trap, 0o755)
  for (const setting of [
    'core.fsmonitor',
    'core.pager',
    'diff.external',
    'diff.trap.textconv',
    'gpg.program',
    'core.sshCommand',
  ])
    run('config', setting, trap)
  run('config', 'log.showSignature', 'true')
  writeFileSync(join(folder, '.git/info/attributes'), '*.md diff=trap filter=trap\n')
  run('config', 'filter.trap.smudge', trap)
  const revisions = (await revisionsOf(file)) as readonly Revision[]
  await contentsOf(file, revisions)
  await git(folder, ['log', '-1'])
  expect(revisions).toHaveLength(3)
  expect(existsSync(join(folder, 'ran'))).toBe(false)
})
