import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // Two files at a time: each has a database of its own on the one server of the run.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'product', include: ['src/**/*.test.ts'], globalSetup: ['src/app/testing/global-setup.ts'] },
      },
      { extends: true, test: { name: 'checks', include: ['checks/**/*.test.ts'] } },
    ],
  },
})
