import { Refused } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listTeams } from '../../core/organisation/index.ts'
import { listUnitNames } from '../../core/territory/index.ts'
import type { figuresCalls } from './contract.ts'
import { type Dimension, dimensionsOf, type FigureKey, isPeriod, type Scope } from './figure.ts'
import { readAll, readParts, viewFigure } from './read.ts'
import { type CountedRecord, listCounted } from './store.ts'

export function figuresRoutes(): Routes<typeof figuresCalls> {
  return {
    async listFigures(context, { query }) {
      const figures = await readAll(context, scopeOf(query))
      const teams = (await listTeams(context.tx)).map(({ id, name }) => ({ id, name }))
      return { figures, teams }
    },

    async getFigure(context, { params: { figure }, query }) {
      const scope = scopeOf(query)
      const apart = []
      for (const by of partsWorthTelling(figure, scope)) {
        apart.push({ by, rows: await readParts(context, figure, by, scope) })
      }
      return { ...(await viewFigure(context, figure, scope)), apart }
    },

    async listCounted(context, { params: { figure }, query }) {
      const scope = scopeOf(query)
      if (!isPeriod(scope)) throw new Refused('period-wrong')
      const { after, limit } = query
      const found = await listCounted(context.tx, figure, scope, context.now, { after, limit: limit + 1 })
      const unitNames = await listUnitNames(context.tx)
      const rows = found.slice(0, limit).map((record) => ({
        key: record.key,
        label: record.label ?? '',
        unitName: unitNames.get(record.unitCode) ?? record.unitCode,
        at: record.at,
        href: pageOf(record),
      }))
      return { rows, next: found.length > limit ? rows.at(-1)!.key : null }
    },
  }
}

interface ScopeAsked {
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly kind?: string | undefined
  readonly category?: string | undefined
  readonly team?: string | undefined
}

function scopeOf({ unit, from, to, kind, category, team }: ScopeAsked): Scope {
  return { unitCode: unit, from, to, kind, category, teamId: team }
}

/** A street is told apart by communities, and only they by their grids. */
function partsWorthTelling(figure: FigureKey, { unitCode }: Scope): Dimension[] {
  const other = unitCode.length >= communityDigits ? 'community' : 'grid'
  return dimensionsOf[figure].filter((by) => by !== other)
}

const communityDigits = 12

function pageOf({ noun, id }: CountedRecord): string | null {
  switch (noun) {
    case 'need':
      return `/desk/need/${id}`
    case 'person':
      return `/desk/people?person=${id}`
    case 'team':
    case 'squad':
      return '/desk/teams'
    case 'partner':
      return '/desk/partners'
    case 'import':
      return `/desk/imports?batch=${id}`
  }
}
