import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/bundle.ts',
    // A test that hangs is stopped at last; none fails because the machine is busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    include: ['tests/**/*.test.ts'],
  },
})
