import { needsFirstRun } from '../../core/organisation/index.ts'
import type { Routes } from '../../platform/http/module.ts'
import { setUp } from './actions.ts'
import type { firstRunCalls } from './contract.ts'

export function firstRunRoutes(): Routes<typeof firstRunCalls> {
  return {
    findFirstRun: async ({ tx }) => ({ needed: await needsFirstRun(tx) }),
    setUp: (context, { body }) => setUp(context, body),
  }
}
