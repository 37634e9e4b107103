/** Opening an address in the browser of the user, by what the system has for it. */
import { spawn } from 'node:child_process'

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...string[]]>>> =
  {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  }

/** False where no program could be started for it, or it failed at once. */
export function openAddress(
  address: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const [command, ...args] = openers[platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    child.on('error', () => resolve(false))
    // Some openers stay as long as the browser does.
    child.on('exit', (code) => resolve(code === 0))
    child.unref()
  })
}
