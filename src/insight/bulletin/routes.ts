import type { Context } from '../../platform/actor/actor.ts'
import { namesOf } from '../../platform/actor/names.ts'
import { isDate } from '../../platform/calendar/dates.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listUnitNames } from '../../core/territory/index.ts'
import { type FigureKey, figureLink, figureWords, type Scope } from '../figures/index.ts'
import { mayWrite } from './access.ts'
import { getBulletin, mendBulletin, writeBulletin } from './actions.ts'
import { type BulletinSort, figuresOfABulletin, type Line, teamColumns, unitColumns } from './bulletin.ts'
import type { BulletinRow, bulletinCalls } from './contract.ts'
import { type Bulletin, listBulletins } from './store.ts'
import { words } from './words.zh.ts'

export function bulletinRoutes(): Routes<typeof bulletinCalls> {
  return {
    listBulletins: (context, { query: { q, ...query } }) => readBulletins(context, { words: q, ...query }),

    async writeBulletin(context, { body: { unit, from, to } }) {
      return { bulletinId: await writeBulletin(context, { unitCode: unit, from, to }) }
    },

    async getBulletin(context, { params }) {
      const bulletin = await getBulletin(context, params.bulletinId)
      const [row] = await viewRows(context, [bulletin])
      const { paragraphs, signer, version, figures, unitCode } = bulletin
      const scope = scopeOf(bulletin)
      const level = unitCode.length === 9 ? 'community' : 'grid'
      return {
        ...row!,
        paragraphs: [...paragraphs],
        signer,
        version,
        figures: figuresOfABulletin.map((figure) => ({
          name: figureWords[figure].name,
          unit: figureWords[figure].unit,
          value: figures.counted[figure],
          href: frozenLink(figure, scope, figures.counted[figure]),
        })),
        teams: {
          heads: [...words.teamTable],
          lines: linesOf(figures.teams, teamColumns, (teamId) => ({ ...scope, teamId })),
        },
        units: {
          heads: [...words.unitTable[level]],
          lines: linesOf(figures.units, unitColumns, (code) => ({ ...scope, unitCode: code })),
        },
        frozen: {
          unitName: figures.unitName,
          counted: { ...figures.counted },
          kinds: [...figures.kinds],
          categories: [...figures.categories],
          teams: figures.teams.map(({ part, name, counts: [a, b, c] }) => ({ part, name, counts: [a, b, c] })),
          units: figures.units.map(({ part, name, counts: [a, b, c] }) => ({ part, name, counts: [a, b, c] })),
        },
        can: { mend: mayWrite(context.actor, unitCode) },
      }
    },

    async mendBulletin(context, { params, body: { version, ...wording } }) {
      await mendBulletin(context, params.bulletinId, version, wording)
      return { done: true }
    },
  }
}

interface Asked {
  readonly words?: string | undefined
  readonly unit?: string | undefined
  readonly sort: BulletinSort
  readonly after?: string | undefined
  readonly limit: number
}

/** One page of bulletins with these words in their titles. */
export async function readBulletins(context: Context, { words: q, unit, sort, after, limit }: Asked) {
  const cursor = after === undefined ? null : readCursor(after)
  const found = await listBulletins(context.tx, { words: q, unitCode: unit, sort, after: cursor, limit: limit + 1 })
  const rows = await viewRows(context, found.slice(0, limit))
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? `${last.to}.${last.id}` : null }
}

function readCursor(after: string): { to: string; id: string } {
  const [, to = '', id = ''] = /^([\d-]{10})\.([0-9a-f-]{36})$/.exec(after) ?? []
  if (!isDate(to)) throw new Invalid('query.after', 'bad-shape')
  return { to, id }
}

async function viewRows({ tx }: Context, bulletins: readonly Bulletin[]): Promise<BulletinRow[]> {
  const unitNames = await listUnitNames(tx)
  const names = await namesOf(
    tx,
    bulletins.map(({ writtenBy }) => writtenBy),
  )
  return bulletins.map(({ id, year, number, title, unitCode, periodFrom, periodTo, writtenBy, writtenAt }) => ({
    id,
    issue: words.issueOf(year, number),
    title,
    unitCode,
    unitName: unitNames.get(unitCode) ?? unitCode,
    from: periodFrom,
    to: periodTo,
    writtenBy: names.get(writtenBy) ?? '',
    writtenAt,
  }))
}

function scopeOf({ unitCode, periodFrom, periodTo }: Bulletin): Scope {
  return { unitCode, from: periodFrom, to: periodTo }
}

function linesOf(lines: readonly Line[], columns: readonly FigureKey[], scopeOfPart: (part: string) => Scope) {
  return lines.map(({ part, name, counts }) => ({
    name,
    cells: counts.map((value, at) => ({ value, href: frozenLink(columns[at]!, scopeOfPart(part), value) })),
  }))
}

/** Where the records are, with what was counted then beside what is counted now. */
function frozenLink(figure: FigureKey, scope: Scope, value: number): string {
  return `${figureLink(figure, scope)}&frozen=${value}`
}
