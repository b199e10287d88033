import { z } from 'zod'
import { calls, Day, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { MyNeedRow } from '../needs/views.ts'
import { mostText, topics } from '../needs/need.ts'
import { consentWays, purposes } from '../people/consent.ts'
import { familyAddresses } from './addresses.ts'
import { consentSorts, consentStates } from './consent.ts'
import { needRefusals, refusals } from './refusals.ts'

const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
const Purpose = z.enum(purposes)

/** Whom somebody names, for what, and from when to when. */
const Named = {
  helperName: z.string().trim().min(1, 'word:required').max(40),
  relation: z.string().trim().min(1, 'word:required').max(10).describe('what they are to the resident: 女儿'),
  city: z.string().trim().min(1).max(20).nullable().default(null).describe('where they live, when it is not here'),
  phone: z.string().trim().min(1, 'word:required').max(30).describe('the mobile that they sign in with'),
  purposes: z.array(Purpose).min(1, 'word:required').max(purposes.length),
  fromDay: Day.nullable().default(null).describe('null is now'),
  toDay: Day.describe('the last day'),
}

export const ConsentView = z.object({
  id: Id,
  residentId: Id,
  residentName: z.string(),
  unitName: z.string(),
  helperName: z.string(),
  relation: z.string(),
  city: z.string().nullable(),
  purposes: z.array(Purpose),
  validFrom: Moment,
  validTo: Moment,
  state: z.enum(consentStates),
  way: z.enum(consentWays),
  givenAt: Moment,
  writtenBy: z.string().nullable().describe('the name of staff who wrote it down'),
  calledAt: Moment.nullable(),
  photoIds: z.array(Id),
  revokedAt: Moment.nullable(),
  can: z.object({ end: z.boolean() }),
})
export type ConsentView = z.infer<typeof ConsentView>

/** What a helper did for somebody, as that person reads it. */
export const Deed = z.object({
  id: z.int(),
  at: Moment,
  needId: Id,
  number: z.string(),
  title: z.string(),
  sentence: z.string(),
})
export type Deed = z.infer<typeof Deed>

export const HelpedView = z.object({
  residentId: Id,
  name: z.string(),
  purposes: z.array(Purpose),
  validTo: Moment,
  consentId: Id,
})
export type HelpedView = z.infer<typeof HelpedView>

export const filters = z.object({
  q: z.string().trim().max(40).optional(),
  unit: UnitCode.optional(),
  state: z.enum(['in-force', 'ended']).optional(),
})

const OneConsent = z.object({ consentId: Id })
const OneResident = z.object({ residentId: Id })

export const familyCalls = calls(familyAddresses, {
  listMine: { summary: 'Whom I let do things for me', answer: z.object({ rows: z.array(ConsentView) }) },
  give: {
    summary: 'Let a relative do things for me, until I take it back',
    body: z.object(Named),
    answer: z.object({ consentId: Id }),
    refusals,
  },
  listDeeds: {
    summary: 'What a helper did for me, newest first',
    params: OneConsent,
    query: z.object(Paging),
    answer: paged(Deed),
  },
  end: {
    summary: 'Take a consent back, or give the helping up: from this moment it opens nothing',
    params: OneConsent,
    body: z.object({}),
    answer: Done,
    refusals,
  },

  listHelped: { summary: 'The people for whom I may do things now', answer: z.object({ rows: z.array(HelpedView) }) },
  listNeedsOf: {
    summary: 'What somebody for whom I follow things asked for, newest first',
    params: OneResident,
    query: z.object(Paging),
    answer: paged(MyNeedRow),
  },
  askFor: {
    summary: 'Ask for somebody: it is theirs, and says who asked for them',
    params: OneResident,
    body: z.object({
      text: z.string().trim().max(mostText).optional(),
      voiceNoteId: Id.optional(),
      photoIds: z.array(Id).max(9).default([]),
      topic: z.enum(topics).optional(),
      timeWish: z.string().trim().max(100).optional(),
    }),
    answer: z.object({ number: z.string(), needId: Id, answeredBy: Moment.nullable() }),
    refusals: [...refusals, ...needRefusals],
  },

  listConsents: {
    summary: 'Consents of people of your units, newest first unless told',
    query: z.object({ ...filters.shape, sort: z.enum(consentSorts).default('-given'), ...Paging }),
    answer: paged(ConsentView),
  },
  writeDown: {
    summary: 'Write down a consent that somebody gave on paper or on the telephone',
    body: z.object({
      residentId: Id,
      ...Named,
      way: z.enum(consentWays).exclude(['own-phone']),
      calledAt: Moment.nullable().default(null),
      photoIds: z.array(Id).max(4).default([]),
    }),
    answer: z.object({ consentId: Id }),
    refusals,
  },
})
