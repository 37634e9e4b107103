/** Runs the command line in a folder of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export type Run = {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command's exit code and what it said, in English unless `env` says otherwise. */
export const memopress = (
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Run => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.cjs'), ...args],
    {
      cwd,
      encoding: 'utf8',
      // Only against a hang: then there is no code.
      timeout: 600_000,
      env: { ...process.env, LC_ALL: 'C', ...env },
    },
  )
  return { status, stdout, stderr }
}
