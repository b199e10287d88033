import { operatorId, unsignedId } from '../../platform/actor/actor.ts'
import { street } from '../demo-street/units.zh.ts'

/** What somebody is, as the street would say it, and not as the database has it. */
export interface Person {
  readonly called: string
  readonly id: string | null
  readonly business?: string
  readonly guarded?: string
  readonly log?: string
  readonly configure?: string
  readonly team?: string
  readonly squad?: readonly [team: string, unitCode: string]
  /** Speaks for it. */
  readonly partner?: string
  readonly post?: true
  readonly operator?: true
}

const hongji = '230506002001'
const hongru = '230506002003'
const hongshun = '230506002006'

/** Each post, within and beyond the places where things happen; volunteers, residents, and those who are nobody here. */
export function namedPersons(id: (name: string) => string): readonly Person[] {
  const somebody = (called: string, is: Omit<Person, 'called' | 'id'> = {}): Person => ({
    called,
    id: id(called),
    ...is,
  })
  return [
    somebody('韩志远', { business: street.code, configure: street.code, post: true }),
    somebody('郑慧', { business: street.code, post: true }),
    somebody('高岩', { guarded: street.code, post: true }),
    somebody('沈静', { log: street.code, post: true }),
    somebody('王丽华', { business: hongji, configure: hongji, post: true }),
    somebody('李敏', { business: hongji, post: true }),
    somebody('张凯', { business: `${hongji}002`, post: true }),
    somebody('曹阳', { business: `${hongru}003`, post: true }),
    somebody('潘虹', { business: `${hongshun}003`, post: true }),
    somebody('罗刚', { team: '守护蓝', partner: '跃进派出所', post: true }),
    somebody('许桂芳', { team: '绚丽彩', post: true }),
    somebody('彭勇', { squad: ['守护蓝', hongru], partner: '安居物业公司', post: true }),
    // A contact and nothing else: no colleague.
    somebody('白露', { partner: '惠民社区医院' }),
    somebody('高秀兰', { squad: ['绚丽彩', hongji], post: true }),
    somebody('赵春兰', { post: true }),
    somebody('周玉', { post: true }),
    somebody('方华', { post: true }),
    somebody('尹秋实', { post: true }),
    somebody('卢军', { post: true }),
    somebody('王福贵'),
    somebody('黄金宝'),
    // Was the street's officer for everything once, and will be again.
    somebody('陈晓燕'),
    { called: 'somebody whom nobody knows', id: '01990000-0000-7000-8000-00000000abcd' },
    { called: 'nobody', id: null },
    { called: 'somebody at a door, without sign-in', id: unsignedId },
    {
      called: 'the command line',
      id: operatorId,
      business: '',
      guarded: '',
      log: '',
      configure: '',
      post: true,
      operator: true,
    },
  ]
}

/** The named people as one row each, given as JSON: what `me` means in `who-sees-what.ts`. */
export const withPeople = `
  with people as materialized (
    select told.called, told.id, told.business, told.guarded, told.log, told.configure,
      coalesce(told.post, false) as post, coalesce(told.operator, false) as operator,
      array(select team.id from organisation.team where team.name = told.team) as teams,
      array(
        select squad.id from organisation.squad join organisation.team on team.id = squad.team_id
        where team.name = told.squad ->> 0 and squad.unit_code = told.squad ->> 1) as squads,
      array(select partner.id from partnership.partner where partner.name = told.partner) as partners
    from json_to_recordset($1) as told (called text, id uuid, business text, guarded text, log text, configure text,
      team text, squad json, partner text, post boolean, operator boolean))`
