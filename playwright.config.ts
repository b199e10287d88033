import { defineConfig } from '@playwright/test'
import { browserLaunch } from './e2e/browser.ts'

const launchOptions = await browserLaunch()

export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'journeys', testMatch: '**/*.journey.ts' },
    // After all of them: every button that any of them saw was pressed.
    { name: 'buttons', testMatch: '**/*.census.ts', dependencies: ['journeys'] },
  ],
  globalSetup: './e2e/cluster.ts',
  outputDir: 'test-results',
  // Each journey has a street and a server of its own, so two run side by side.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '.cache/check/journeys.json' }],
  ],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
  },
})
