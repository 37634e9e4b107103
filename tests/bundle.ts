/** Before all tests: bundles the command line, so that tests run what users run. */
import { execFileSync } from 'node:child_process'

export const setup = (): void => {
  execFileSync('npm', ['run', '-s', 'bundle'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
