import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { type Fact, Facts } from '../../../platform/web/kit/panel.tsx'
import { Masked } from '../../../platform/web/kit/masked.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { At } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { words as kit } from '../../../platform/web/words.zh.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { isEnded } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { needs, people, personQuery } from './desk-calls.ts'
import styles from './desk-facts.module.css'
import { words } from './words-desk.zh.ts'

type Person = Awaited<ReturnType<typeof people.getPerson>>

const phoneReasons = words.facts.phoneReasons.map((reason) => ({ value: reason, label: reason }))

/** The strip under the title: who, how old, by what telephone, where. */
export function DeskFacts({ need }: { need: NeedView }) {
  const { id } = need.reporter
  // The officer for accusations sees the need and not the people's list.
  const mayLook = useMe()?.rights.includes('business') ?? false
  const { data: person } = useQuery({ ...personQuery(id ?? ''), enabled: id !== null && mayLook })
  const facts: Fact[] = [
    { label: words.facts.reporter, value: <Reporter need={need} /> },
    ...ageOf(need, person),
    { label: words.facts.phone, value: <Telephone need={need} person={person} /> },
    { label: words.facts.place, value: <Place need={need} /> },
  ]
  return (
    <div className={styles.facts}>
      <Facts look="row" facts={facts} />
    </div>
  )
}

function Reporter({ need }: { need: NeedView }) {
  const { name, called } = need.reporter
  return (
    <>
      {name ?? words.facts.nobody}
      {called && called !== name && <span className={styles.small}>{words.facts.called(called)}</span>}
      {need.askedBy && <span className={styles.small}>{words.facts.askedBy(need.askedBy)}</span>}
      {need.heardBy && <span className={styles.small}>{words.facts.heardBy(need.heardBy.name)}</span>}
    </>
  )
}

function ageOf(need: NeedView, person: Person | undefined): Fact[] {
  const alone = need.livesAlone ?? person?.livesAlone ?? false
  const age = person?.age ?? null
  const parts = [age !== null && words.facts.years(age), alone && words.facts.alone].filter(Boolean)
  return parts.length > 0 ? [{ label: words.facts.age, value: parts.join(` ${words.dot} `) }] : []
}

function Telephone({ need, person }: { need: NeedView; person: Person | undefined }) {
  const personId = need.reporter.id
  if (personId === null && need.reporter.callable) return <LeftNumber need={need} />
  if (!person || personId === null) return <>{words.facts.viaCommunity}</>
  if (!person.phone) return <>{words.facts.noPhone}</>
  if (!person.can.openPhone) return <>{person.phone}</>

  async function open(reason: string): Promise<string> {
    const { phone } = await people.openPhone({ params: { personId: personId ?? '' }, body: { reason } })
    return phone ?? words.facts.noPhone
  }
  return <Masked label={words.facts.phoneLabel} masked={person.phone} open={open} reasons={phoneReasons} />
}

/** The number that somebody left who is not registered. Each opening is on record. */
function LeftNumber({ need }: { need: NeedView }) {
  const [phone, setPhone] = useState<string | null>(null)
  const call = useCommand(needs.callReporter, { then: (answer) => setPhone(answer.phone) })
  if (phone !== null) return <>{phone}</>
  return (
    <>
      <Button kind="quiet" busy={call.running} onClick={() => void call.run({ params: { needId: need.id }, body: {} })}>
        {words.facts.leftNumber}
      </Button>
      <FailedLine error={call.error} />
    </>
  )
}

/** Community and grid, and under them the building and the way in. */
function Place({ need }: { need: NeedView }) {
  const { words: whole, access } = need.place
  const line = whole.startsWith(need.unitName) ? whole.slice(need.unitName.length).trim() : whole
  return (
    <>
      {need.unitName}
      {line && <span className={styles.small}>{line}</span>}
      {access && <span className={styles.small}>{words.facts.access(access)}</span>}
    </>
  )
}

/** Second strip, once somebody has it in hand: who, with whom, where it was handed to. */
export function DeskInHand({ need }: { need: NeedView }) {
  const facts: Fact[] = []
  if (need.team || need.squad || need.assignee) facts.push({ label: words.facts.who, value: <InCharge need={need} /> })
  if (need.supporting.length > 0) facts.push({ label: words.facts.support, value: <Support need={need} /> })
  if (need.referredTo) {
    facts.push({
      label: words.facts.referred,
      value: (
        <>
          {need.referredTo}
          {need.referredBackBy !== null && (
            <span className={styles.small}>
              <At at={need.referredBackBy} /> {words.facts.answerBy}
            </span>
          )}
        </>
      ),
    })
  }
  if (need.declinedTo) facts.push({ label: words.facts.declined, value: need.declinedTo })
  if (need.handedBackCount > 0) {
    facts.push({ label: words.facts.handedBack, value: words.facts.times(need.handedBackCount) })
  }
  if (need.minutesServed > 0) {
    facts.push({
      label: words.facts.minutes,
      value: words.facts.hours(String(Math.round(need.minutesServed / 6) / 10)),
    })
  }
  if (facts.length === 0) return null

  if (!isEnded(need.state)) facts.push({ label: words.facts.level, value: <Watchers need={need} /> })
  return (
    <div className={styles.facts}>
      <Facts look="row" facts={facts} />
    </div>
  )
}

/** The level that watches over it, and who that is; where nobody holds the post, what to do. */
function Watchers({ need }: { need: NeedView }) {
  const mayGive = useMe()?.pages.includes('organisation.posts') ?? false
  const names = need.watchers?.map(({ name }) => name).join(kit.separator)
  return (
    <>
      {words.facts.watchers(needWords.levels[need.level], names || words.facts.nobodyWatches)}
      {names === '' && (
        <span className={styles.small}>
          {mayGive ? <Link to="/desk/posts">{words.facts.givePost}</Link> : words.facts.nobodyActs}
        </span>
      )}
    </>
  )
}

function InCharge({ need }: { need: NeedView }) {
  return (
    <span className={styles.names}>
      {need.team && <TeamTag name={need.team.name} colour={need.team.colour} />}
      {need.squad && <span>{need.squad.name}</span>}
      {need.assignee && <span>{need.assignee.name}</span>}
    </span>
  )
}

function Support({ need }: { need: NeedView }) {
  return (
    <span className={styles.names}>
      {need.supporting.map(({ team, unit }) =>
        team ? (
          <TeamTag key={team.id} name={team.name} colour={team.colour} />
        ) : (
          <span key={unit?.code}>{unit?.name}</span>
        ),
      )}
    </span>
  )
}
