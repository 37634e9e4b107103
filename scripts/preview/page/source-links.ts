/** A place in the source as links that editors open, and as text that terminals take. */
import type { PreviewState } from '../model.ts'
import { setting } from './dom.ts'

/** Editors by the address that opens a file at a line and column: `{path}` begins with a slash. */
export const editors = {
  vscode: { name: 'VS Code', address: 'vscode://file{path}:{line}:{column}' },
  vscodium: { name: 'VSCodium', address: 'vscodium://file{path}:{line}:{column}' },
  cursor: { name: 'Cursor', address: 'cursor://file{path}:{line}:{column}' },
  zed: { name: 'Zed', address: 'zed://file{path}:{line}:{column}' },
  textmate: {
    name: 'TextMate',
    address: 'txmt://open?url=file://{path}&line={line}&column={column}',
  },
  idea: { name: 'IntelliJ IDEA', address: 'idea://open?file={path}&line={line}&column={column}' },
} as const

export type Editor = keyof typeof editors

const chosen = setting('editor')

/** The editor that was chosen last in this browser. */
export function editor(): Editor {
  const name = chosen.get() ?? ''
  return Object.hasOwn(editors, name) ? (name as Editor) : 'vscode'
}

export const chooseEditor = (name: string): void => chosen.set(name)

/** The address of a line; null where the memo lies on another machine. */
export function editorLink(
  { absolutePath }: PreviewState,
  line: number,
  column: number,
): string | null {
  if (absolutePath === null) return null
  const path = absolutePath.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':')
  return editors[editor()].address
    .replace('{path}', () => (path.startsWith('/') ? path : `/${path}`))
    .replace('{line}', String(line))
    .replace('{column}', String(column))
}
