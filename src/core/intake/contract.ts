import { z } from 'zod'
import { calls, Day, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { residentSteps, states } from '../needs/need.ts'
import { intakeAddresses } from './addresses.ts'
import { needRefusals, refusals } from './refusals.ts'
import { roundStates, waysToAnswer } from './round.ts'

export const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
const Sought = z.string().trim().max(60).optional()

/** In which order each list goes, the usual one first. */
export const buildingSorts = ['place', '-place'] as const
export const boxSorts = ['-opened', 'opened'] as const
export const roundSorts = ['-opens', 'opens'] as const

function sorted<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return z.enum(sorts).default(sorts[0] as Sorts[number])
}
const Code = z.string().trim().min(1, 'word:required').max(40)
const Words = z.string().trim().min(1, 'word:required').max(2000)
const PhotoIds = z.array(Id).max(9).default([])
const Named = z.object({ id: Id, name: z.string() })
const all = [...refusals, ...needRefusals]

/** What somebody says without sign-in, however they came. */
const Told = {
  code: Code,
  text: z.string().trim().max(2000).optional(),
  photoIds: PhotoIds,
  /** For whoever wants to be called; else the community comes to the door, or nobody is asked. */
  phone: z.string().trim().min(1).max(30).optional(),
}

export const Received = z.object({
  number: z.string(),
  answeredBy: Moment.nullable(),
  receipt: z.string().nullable().describe('words with which an anonymous giver asks how it stands'),
})
export type Received = z.infer<typeof Received>

const CardView = z.object({
  id: Id,
  code: z.string(),
  madeAt: Moment,
  printedAt: Moment.nullable(),
  timesPrinted: z.int(),
})

export const DoorRow = z.object({
  doorId: Id,
  entrance: z.string(),
  door: z.string(),
  card: CardView.nullable(),
  can: z.object({ replace: z.boolean() }),
})
export type DoorRow = z.infer<typeof DoorRow>

export const CardToPrint = z.object({
  id: Id,
  doorId: Id,
  code: z.string(),
  line: z.string(),
  communityName: z.string(),
})
export type CardToPrint = z.infer<typeof CardToPrint>

export const CardBuildingRow = z.object({
  id: Id,
  name: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  doors: z.int(),
  cards: z.int().describe('doors with a card in force that was printed'),
  needs: z.int().describe('needs that came by them, as far as they are yours to see'),
  printedAt: Moment.nullable(),
})
export type CardBuildingRow = z.infer<typeof CardBuildingRow>

export const BoxView = z.object({
  id: Id,
  place: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  code: z.string(),
  keeper: Named,
  openedAt: Moment,
  closedAt: Moment.nullable(),
  notes: z.int().describe('needs that came by it, as far as they are yours to see'),
  can: z.object({ mend: z.boolean(), type: z.boolean() }),
})
export type BoxView = z.infer<typeof BoxView>

const HeadingView = z.object({ id: Id, name: z.string(), answers: z.int() })

/** A round as everybody may know it. */
const round = {
  id: Id,
  question: z.string(),
  explanation: z.string().nullable(),
  unitName: z.string(),
  state: z.enum(roundStates),
  closesAt: Moment,
  answers: z.int(),
  headings: z.array(HeadingView),
  result: z.string().nullable(),
  resultAt: Moment.nullable(),
}

export const PublicRound = z.object({
  ...round,
  signedIn: z.boolean().describe('the answer goes under the name of whoever is signed in'),
  answered: z.boolean(),
})
export type PublicRound = z.infer<typeof PublicRound>

export const MyRound = z.object({
  ...round,
  mine: z
    .object({
      text: z.string().nullable().describe('null: it went to the officer for such matters alone'),
      givenAt: Moment,
      need: z
        .object({ id: Id, number: z.string(), state: z.enum(states), residentStep: z.enum(residentSteps) })
        .nullable(),
    })
    .nullable(),
})
export type MyRound = z.infer<typeof MyRound>

export const RoundView = z.object({
  ...round,
  unitCode: z.string(),
  code: z.string(),
  opensAt: Moment,
  askedBy: Named,
  needs: z.int(),
  can: z.object({ sort: z.boolean(), type: z.boolean(), close: z.boolean(), sayResult: z.boolean() }),
})
export type RoundView = z.infer<typeof RoundView>

export const AnswerRow = z.object({
  id: Id,
  text: z.string(),
  way: z.enum(waysToAnswer),
  person: Named.nullable(),
  givenAt: Moment,
  unchecked: z.boolean(),
  headingId: Id.nullable(),
  need: z.object({ id: Id, number: z.string(), state: z.enum(states) }).nullable(),
})
export type AnswerRow = z.infer<typeof AnswerRow>

const OneRound = z.object({ roundId: Id })
const OneBox = z.object({ boxId: Id })
const OneAnswer = z.object({ answerId: Id })

export const intakeCalls = calls(intakeAddresses, {
  lookAtCard: {
    summary: 'Whose number to call and whether the card is in force; nothing of the household',
    open: 'public',
    body: z.object({ code: Code }),
    answer: z.object({ communityName: z.string() }),
    refusals,
  },
  askByCard: {
    summary: 'Ask for help at the door of a card, without sign-in',
    open: 'public',
    body: z.object({ ...Told, voiceNoteId: Id.optional() }),
    answer: Received,
    refusals: all,
  },
  lookAtBox: {
    summary: 'Where a suggestion box hangs',
    open: 'public',
    body: z.object({ code: Code }),
    answer: z.object({ place: z.string(), unitName: z.string() }),
    refusals,
  },
  leaveNote: {
    summary: 'Leave a suggestion by phone, with or without a name',
    open: 'public',
    body: z.object({ ...Told, name: z.string().trim().min(1).max(40).optional() }),
    answer: Received,
    refusals: all,
  },
  lookUpReceipt: {
    summary: 'How a suggestion stands, by the number and the words of its receipt; nothing else of it',
    open: 'public',
    body: z.object({ number: z.string().trim().min(1, 'word:required').max(20), words: Code }),
    answer: z.object({ state: z.enum(states), residentStep: z.enum(residentSteps) }),
    refusals,
  },
  lookAtRound: {
    summary: 'A question and what came of it, by the code of its poster',
    open: 'public',
    body: z.object({ code: Code }),
    answer: PublicRound,
    refusals,
  },
  answerByPoster: {
    summary: 'Answer a question by the code of its poster; under one’s name when signed in, then once',
    open: 'public',
    body: z.object({ code: Code, text: Words }),
    answer: Done,
    refusals: all,
  },

  listCardBuildings: {
    summary: 'Buildings with how many of their doors have a card',
    query: z.object({ unit: UnitCode.optional(), words: Sought, sort: sorted(buildingSorts), ...Paging }),
    answer: paged(CardBuildingRow),
  },
  listCards: {
    summary: 'The doors of a building with their cards',
    params: z.object({ buildingId: Id }),
    answer: z.object({ doors: z.array(DoorRow), can: z.object({ print: z.boolean() }) }),
  },
  findCard: {
    summary: 'The door of a code that somebody tells on the telephone',
    query: z.object({ code: Code }),
    answer: z.object({ line: z.string(), doorId: Id, buildingId: Id, ended: z.boolean() }),
    refusals,
  },
  printCards: {
    summary: 'Cards for all doors of a building, or for some, made where there is none; the printing goes on record',
    params: z.object({ buildingId: Id }),
    body: z.object({ doorIds: z.array(Id).min(1).max(400).optional() }),
    answer: z.object({ cards: z.array(CardToPrint) }),
    refusals,
  },
  printBuildings: {
    summary: 'Cards for all doors of some buildings, made where there is none; the printing goes on record',
    body: z.object({ buildingIds: z.array(Id).min(1).max(50) }),
    answer: z.object({ cards: z.array(CardToPrint) }),
    refusals,
  },
  replaceCard: {
    summary: 'A lost card: its code is dead at once, another begins',
    params: z.object({ cardId: Id }),
    body: z.object({}),
    answer: z.object({ card: CardToPrint }),
    refusals,
  },

  listBoxes: {
    summary: 'Suggestion boxes of your units, newest first',
    query: z.object({
      unit: UnitCode.optional(),
      words: Sought,
      closed: z.enum(['yes']).optional(),
      sort: sorted(boxSorts),
      ...Paging,
    }),
    answer: paged(BoxView).extend({ can: z.object({ open: z.boolean() }) }),
  },
  openBox: {
    summary: 'Hang up a suggestion box, with who opens it',
    body: z.object({ unitCode: UnitCode, place: z.string().trim().min(1).max(40), keeperId: Id }),
    answer: z.object({ boxId: Id }),
    refusals,
  },
  mendBox: {
    summary: 'Correct where a box hangs or who opens it',
    params: OneBox,
    body: z.object({ place: z.string().trim().min(1).max(40), keeperId: Id }),
    answer: Done,
    refusals,
  },
  closeBox: {
    summary: 'Take a box down; the code of its poster is dead at once',
    params: OneBox,
    body: z.object({}),
    answer: Done,
    refusals,
  },
  typeNote: {
    summary: 'Type in what lay in a box on paper, with a photo of it',
    params: OneBox,
    body: z.object({ text: Words, photoIds: PhotoIds, name: z.string().trim().min(1).max(40).optional() }),
    answer: Received,
    refusals: all,
  },

  listRounds: {
    summary: 'Opinion rounds of your units, newest first',
    query: z.object({
      unit: UnitCode.optional(),
      words: Sought,
      state: z.enum(roundStates).optional(),
      sort: sorted(roundSorts),
      ...Paging,
    }),
    answer: paged(RoundView).extend({ can: z.object({ ask: z.boolean() }) }),
  },
  askRound: {
    summary: 'Ask a street, a community or a grid a question, until the end of a day',
    body: z.object({
      unitCode: UnitCode,
      question: z.string().trim().min(1).max(100),
      explanation: z.string().trim().max(1000).nullable().default(null),
      lastDay: Day,
    }),
    answer: z.object({ roundId: Id }),
    refusals,
  },
  getRound: { summary: 'One round with its headings', params: OneRound, answer: RoundView },
  closeRound: {
    summary: 'End a round before its last day',
    params: OneRound,
    body: z.object({}),
    answer: Done,
    refusals,
  },
  sayResult: {
    summary: 'Say what was decided; whoever answered under their name is told',
    params: OneRound,
    body: z.object({ result: Words }),
    answer: z.object({ told: z.int() }),
    refusals,
  },
  addHeading: {
    summary: 'A heading to group answers under',
    params: OneRound,
    body: z.object({ name: z.string().trim().min(1).max(20) }),
    answer: z.object({ headingId: Id }),
    refusals,
  },
  listAnswers: {
    summary: 'Answers of a round in the order in which they came',
    params: OneRound,
    query: z.object({ heading: z.union([Id, z.literal('none')]).optional(), ...Paging }),
    answer: paged(AnswerRow),
  },
  typeAnswer: {
    summary: 'Type in an answer from paper',
    params: OneRound,
    body: z.object({ text: Words }),
    answer: Done,
    refusals: all,
  },
  sortAnswer: {
    summary: 'Put an answer under a heading, or under none',
    params: OneAnswer,
    body: z.object({ headingId: Id.nullable() }),
    answer: Done,
    refusals,
  },
  turnIntoNeed: {
    summary: 'An answer is a need: take it in, and join it to what is known',
    params: OneAnswer,
    body: z.object({ intoId: Id.optional() }),
    answer: z.object({ needId: Id, number: z.string() }),
    refusals: all,
  },

  listMyRounds: {
    summary: 'Rounds that are asked where I live, newest first',
    query: z.object(Paging),
    answer: paged(MyRound),
  },
  getMyRound: { summary: 'One of them, with my answer and what became of it', params: OneRound, answer: MyRound },
  answerRound: {
    summary: 'Answer a question, once',
    params: OneRound,
    body: z.object({ text: Words }),
    answer: Done,
    refusals: all,
  },
})
