/** The types of the library → `dist/types/`: those of `index.ts` and what they name, which is ours alone. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { tmpdir } from 'node:os'

const named = /\bfrom '([^']+)'|\bimport\('([^']+)'\)/g

/** Writes the declarations. Throws when one names a library, which no user of the package has. */
export const writeDeclarations = (root: string, folder: string): void => {
  const emitted = mkdtempSync(join(tmpdir(), 'memopress-types-'))
  try {
    const tsc = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin/tsc',
    )
    const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly']
    execFileSync(process.execPath, [tsc, '-p', root, ...options, '--outDir', emitted])
    rmSync(folder, { recursive: true, force: true })
    const due = ['index.ts']
    for (const file of due) {
      const text = readFileSync(join(emitted, 'scripts', declarationOf(file)), 'utf8')
      for (const match of text.matchAll(named)) {
        const name = (match[1] ?? match[2])!
        if (!name.startsWith('.')) throw new Error(`the types of ${file} name ${name}`)
        const other = posix.join(posix.dirname(file), name)
        if (!due.includes(other)) due.push(other)
      }
      const path = join(folder, declarationOf(file))
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(
        path,
        text.replace(named, (part) => part.replace(/\.ts'/, ".js'")),
      )
    }
  } finally {
    rmSync(emitted, { recursive: true, force: true })
  }
}

const declarationOf = (file: string): string => file.replace(/\.ts$/, '.d.ts')
