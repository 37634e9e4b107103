import { defineConfig } from 'vitest/config'

/** Tests that need no bundle and no outside judge, and take seconds together. */
const unit = [
  'tests/{compose,flow,layout,memo,redline,rules,template}/**/*.test.ts',
  'tests/proof/{compare,source,xml,zip}.test.ts',
  'tests/{file-names,fixtures,texts,floors,levels,manifest,message,schema-words,schemas}.test.ts',
]
/** Random memos by the hundred, all examples of the specifications, every font. */
const long = [
  'tests/memo/{markdown,nothing-lost,offsets,units,without-notes}.test.ts',
  'tests/proof/joints.test.ts',
  'tests/redline/{redline,quality}.test.ts',
  'tests/rules/slips.test.ts',
]

export default defineConfig({
  test: {
    // A test that hangs is stopped at last; none fails because the machine is busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // All cores: unless told, vitest leaves one of them idle, which on CI is the half.
    maxWorkers: '100%',
    experimental: { fsModuleCache: true },
    projects: [
      // They share their modules, which takes half of the time: none may mock one, or leave the folder it is in.
      { extends: true, test: { name: 'unit', include: unit, exclude: long, isolate: false } },
      { extends: true, test: { name: 'long', include: long } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [...unit, ...long],
          globalSetup: 'tests/bundle.ts',
        },
      },
    ],
  },
})
