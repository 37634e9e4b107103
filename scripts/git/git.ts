/** Git as a reader: it runs nothing that a repository or its user has set up, fetches nothing and writes nothing. */
import { execFile } from 'node:child_process'
import { devNull } from 'node:os'

/** Why git gives nothing: it is not installed, the folder is in no repository, or it failed. */
export type GitFault = 'no-git' | 'no-repository' | 'git-failed'

/** Milliseconds after which git is stopped, and bytes that it may say. */
const patience = 20_000
const mostBytes = 256 * 1024 * 1024

/** No hooks, watchers, signatures or pagers; of Windows line ends nothing either. */
const settings = [
  'core.hooksPath=',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.pager=cat',
  'log.showSignature=false',
  'log.mailmap=false',
]

/** The environment without what steers git; no configuration but the repository's, no protocol to fetch by. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
})

/** Commands that only read. `log` prints no patches, so that no `textconv` or external diff runs. */
export type GitCommand = readonly ['log' | 'cat-file' | 'rev-parse', ...(readonly string[])]

/** What a command says, in a folder; `input` is for `cat-file --batch`. */
export const git = (
  folder: string,
  command: GitCommand,
  input = '',
): Promise<Buffer | GitFault> => {
  const flags = settings.flatMap((each) => ['-c', each])
  const options = {
    cwd: folder,
    env: environment(),
    encoding: 'buffer',
    timeout: patience,
    maxBuffer: mostBytes,
    windowsHide: true,
  } as const
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      ['--no-pager', '--literal-pathspecs', ...flags, ...command],
      options,
      (error, out, said) => resolve(error ? faultOf(error, String(said)) : out),
    )
    // Git may be gone before it has read all.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

const faultOf = ({ code }: { readonly code?: unknown }, said: string): GitFault => {
  if (code === 'ENOENT') return 'no-git'
  return said.includes('not a git repository') ? 'no-repository' : 'git-failed'
}
