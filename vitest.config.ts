import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/bundle.ts',
    include: ['tests/**/*.test.ts'],
  },
})
