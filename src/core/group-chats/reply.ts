import { reply } from './words.zh.ts'

/** What may be written back into the group. Pure. */

export interface Answered {
  readonly number: string
  readonly title: string
  readonly place: string | null
  readonly who: string
  /** By when, in words; null where nothing is due. */
  readonly when: string | null
  readonly ended: boolean
}

/**
 * One reply for all that came of a piece: each matter once, with its number, who is on it and by when. Names of the group are
 * left out, also where somebody wrote them; `guarded` are those of which nothing but that is said.
 */
export function replyText(
  answered: readonly Answered[],
  { names, guarded }: { names: readonly string[]; guarded: boolean },
): string {
  const once = [...new Map(answered.map((one) => [one.number, one])).values()]
  const lines = once.map(({ number, title, place, who, when, ended }, index) => {
    const told = reply.line(place ?? '', withoutNames(title, names), number)
    return `${index + 1}. ${told}${reply.colon}${ended ? reply.ended : reply.by(who, when)}`
  })
  return [reply.begin, ...lines, ...(guarded ? [reply.guarded] : []), reply.end].join('\n')
}

function withoutNames(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name.length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, reply.neighbour), text)
}
