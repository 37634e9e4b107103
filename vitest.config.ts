import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/bundle.ts',
    include: ['tests/**/*.test.ts'],
    // Node's own way with CommonJS, which the deep imports of pdfmake rely on.
    deps: { interopDefault: false },
  },
})
