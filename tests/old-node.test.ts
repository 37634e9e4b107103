/** The command on a Node that is too old to read the program. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './cli.ts'

const command = join(root, 'dist/cli.cjs')

/** The command as it is read by a Node that says it is of this version. */
const as = (version: string, ...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    [
      '-e',
      `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(command)})`,
      '--',
      ...args,
    ],
    { encoding: 'utf8' },
  )

test.each(['10.24.1', '18.20.8', '20.18.3'])('Node %s is told which one is needed', (version) => {
  const { status, stdout, stderr } = as(version)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^memopress needs Node\.js 20\.19 or later.*请升级\n$/)
  expect(stderr).toContain(version)
})

test.each(['20.19.0', '22.0.0', '30.1.0'])('Node %s runs it', (version) => {
  expect(as(version).stderr).not.toContain('needs Node.js')
})

test('the one that is needed is the one the package names', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string }
  }
  expect(engines.node).toBe('>=20.19')
})
