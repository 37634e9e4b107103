/** A preview that runs in a folder of its own, as users start it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../cli.ts'
import type { PreviewEvents } from '../../scripts/preview/model.ts'

export type Preview = {
  readonly folder: string
  /** Path of the memo. */
  readonly source: string
  /** Ends with a slash. */
  readonly address: string
  /** What the command says after its address, line by line. */
  readonly said: string[]
  readonly pid: number
  readonly end: () => Promise<void>
}

/** Starts `memopress preview` on a memo, and waits for its address. */
export async function startPreview(memo: string, ...args: readonly string[]): Promise<Preview> {
  // As the system names it in events.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'memopress-preview-')))
  mkdirSync(join(folder, 'source'))
  const source = join(folder, 'source/memo.md')
  writeFileSync(source, memo)
  return startIn(folder, ...args)
}

/** The same in a folder that is there, which is deleted at the end. */
export async function startIn(folder: string, ...args: readonly string[]): Promise<Preview> {
  const all = ['preview', '--port', '0', ...args, ...(args.includes('--open') ? [] : ['--no-open'])]
  const child = spawn(
    process.execPath,
    [join(root, 'dist/cli.cjs'), ...all.filter((arg) => arg !== '--open')],
    { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const said: string[] = []
  const lines = createInterface(child.stdout)
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /^Preview at (\S+) /.exec(line)?.[1]
      if (found) resolve(found)
      else said.push(line)
    })
    child.on('exit', () => reject(new Error(`ended: ${said.join('\n')}`)))
  })
  const end = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill('SIGINT')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, source: join(folder, 'source/memo.md'), address, said, pid: child.pid!, end }
}

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks as no browser would: with any path and headers. */
export function ask(
  address: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Answer> {
  const { hostname, port, pathname } = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, method, headers, agent: false, path: `${pathname}${path}` },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          }),
        )
      },
    )
    asked.on('error', reject).end(body)
  })
}

export type Told = {
  readonly [N in keyof PreviewEvents]: { name: N; data: PreviewEvents[N] }
}[keyof PreviewEvents]

/** Listens to events of a preview until one is as wanted, which is given. */
export function heard<T extends Told>(
  address: string,
  isWanted: (told: Told) => told is T,
  view?: string,
): Promise<T> {
  const query = view === undefined ? '' : `?view=${encodeURIComponent(view)}`
  return new Promise((resolve, reject) => {
    const asked = request(`${address}events${query}`, (answer) => {
      answer.on('close', () => reject(new Error('the preview has ended')))
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const [event = '', data = ''] = text.slice(0, end).split('\n')
          text = text.slice(end + 2)
          const told = { name: event.slice(7), data: JSON.parse(data.slice(6)) } as Told
          if (!isWanted(told)) continue
          asked.destroy()
          resolve(told)
        }
      })
    })
    asked.on('error', reject).end()
  })
}

/** The state of a text that has words in it and has come to a stage. */
export const stateAt = (address: string, stage: string, words = '') =>
  heard(
    address,
    (told): told is Extract<Told, { name: 'state' }> =>
      told.name === 'state' &&
      told.data.stage === stage &&
      (words === '' || JSON.stringify(told.data.units).includes(words)),
  ).then(({ data }) => data)

/** A document as drawn, with words on its pages. */
export const drawnWith = (address: string, words: string, view?: string) =>
  heard(
    address,
    (told): told is Extract<Told, { name: 'drawn' }> =>
      told.name === 'drawn' && told.data.boxes.some(({ text }) => text.includes(words)),
    view,
  ).then(({ data }) => data)

/** A memo that builds, with a text in it. */
export const memo = (text: string): string =>
  `# 备忘录\n\n${text}\n\n## 能源\n\n### 建议：\n\n- 继续对话。\n`
