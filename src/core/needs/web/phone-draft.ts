import { noPlace } from '../../../platform/web/kit/picked-place.ts'
import type { PickedPlace } from '../../../platform/web/kit/picked-place.ts'
import { pickedPlace, pickedWords } from '../../territory/web/place-lists.ts'
import type { ContactWay, Topic } from '../need.ts'
import { words } from './words-phone.zh.ts'

export interface DraftPhoto {
  readonly id: string
  readonly src: string
  readonly file: Blob
  readonly uploadedId: string | null
}

export const timeParts = ['any', 'morning', 'afternoon', 'evening', 'weekend'] as const
export type TimePart = (typeof timeParts)[number]

/** What somebody is about to ask for. It lives on this page alone: nothing personal stays in the browser. */
export interface Draft {
  readonly text: string
  readonly recording: { readonly blob: Blob; readonly seconds: number; readonly url: string } | null
  readonly voiceNoteId: string | null
  readonly photos: readonly DraftPhoto[]
  readonly topic: Topic | null
  readonly elsewhere: boolean
  readonly place: PickedPlace
  readonly placeNote: string
  readonly times: readonly TimePart[]
  readonly contactWay: ContactWay
}

export const emptyDraft: Draft = {
  text: '',
  recording: null,
  voiceNoteId: null,
  photos: [],
  topic: null,
  elsewhere: false,
  place: noPlace,
  placeNote: '',
  times: [],
  contactWay: 'phone',
}

/** The place as the contract takes it: nothing stands for the reporter's home; null when it is not known yet. */
export function placeOf(draft: Draft, homeKnown: boolean): ReturnType<typeof pickedPlace> | Record<string, never> {
  if (homeKnown && !draft.elsewhere) return {}
  return pickedPlace(draft.place)
}

export function placeWords(draft: Draft, home: string | null): string {
  const place = home !== null && !draft.elsewhere ? home : pickedWords(draft.place)
  return draft.placeNote.trim() ? `${place} ${draft.placeNote.trim()}` : place
}

export function timeWords({ times }: Draft): string {
  return times.map((part) => words.ask.times[part]).join(' ')
}
