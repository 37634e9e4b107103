/** The commands: each reads what it needs, does one thing, and says what came of it. */
import type { Command } from './command.ts'

/** A command, and how many files or folders may follow its name. */
export type NamedCommand = { readonly run: Command; readonly maxArguments: number }

/** Loaded when it is run: reading files back needs nothing of what makes them, which takes longest to load. */
export const commands: Readonly<Record<string, NamedCommand>> = {
  build: {
    run: async (...said) => (await import('./build.ts')).buildCommand(...said),
    maxArguments: Infinity,
  },
  check: {
    run: async (...said) => (await import('./build.ts')).checkCommand(...said),
    maxArguments: Infinity,
  },
  watch: {
    run: async (...said) => (await import('./watch.ts')).watchCommand(...said),
    maxArguments: 1,
  },
  verify: {
    run: async (...said) => (await import('./verify.ts')).verifyCommand(...said),
    maxArguments: Infinity,
  },
  units: {
    run: async (...said) => (await import('./units.ts')).unitsCommand(...said),
    maxArguments: 1,
  },
  open: {
    run: async (...said) => (await import('./open.ts')).openCommand(...said),
    maxArguments: 1,
  },
  fonts: {
    run: async (...said) => (await import('./fonts.ts')).fontsCommand(...said),
    maxArguments: 0,
  },
  init: {
    run: async (...said) => (await import('./init.ts')).initCommand(...said),
    maxArguments: 1,
  },
}
