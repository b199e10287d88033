import { dateOf } from '../../platform/calendar/dates.ts'
import type { NeedView } from '../needs/views.ts'
import { words as needWords } from '../needs/words.zh.ts'
import { answerForm, drafts } from './order-words.zh.ts'
import type { Satisfaction } from './order.ts'
import { satisfactionWords } from './words.zh.ts'

/** The answer to an order. Pure. */
export interface OrderAnswer {
  readonly handling: string
  readonly reply: string
  readonly satisfied: Satisfaction
}

type Known = Pick<NeedView, 'timeline' | 'ratings' | 'referredTo' | 'declinedTo'>

/** What may be answered, from what was noted and what the one who asked said; empty where nothing is known yet. */
export function draftAnswer({ timeline, ratings, referredTo, declinedTo }: Known): OrderAnswer {
  const done = timeline.findLast(({ step, note }) => (step === 'finish' || step === 'settle') && note)
  const rating = ratings.at(-1)
  return {
    handling: done?.note ?? (declinedTo ? drafts.declined(declinedTo) : referredTo ? drafts.referred(referredTo) : ''),
    reply: rating
      ? (rating.by === 'call-back' ? drafts.called : drafts.said)(dateOf(rating.at)) +
        (rating.words ?? needWords.marks[rating.mark])
      : '',
    satisfied: rating === undefined ? 'unknown' : rating.mark === 'unsolved' ? 'no' : 'yes',
  }
}

/** The answer in the sender's form, to be pasted there. */
export function answerText(number: string, { handling, reply, satisfied }: OrderAnswer): string {
  return [
    [answerForm.number, number],
    [answerForm.handling, handling],
    [answerForm.reply, reply],
    [answerForm.satisfied, satisfactionWords[satisfied]],
  ]
    .map(([head, value]) => `${head}${answerForm.colon}${value}`)
    .join('\n')
}
