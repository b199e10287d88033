import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { DetailHead } from '../../../platform/web/kit/split-view.tsx'
import { ConflictNotice } from '../../../platform/web/kit/states.tsx'
import { At } from '../../../platform/web/kit/text.tsx'
import { type Key, useKeys } from '../../../platform/web/keys.ts'
import { Link } from '../../../platform/web/link.tsx'
import { broadCategories, kinds } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { DeskActBar } from './desk-act-bar.tsx'
import { type ActName, actsOf, isOpen } from './desk-acts.ts'
import { DeskBanners } from './desk-banners.tsx'
import { DeskBody, jumpToTranscribe } from './desk-body.tsx'
import { choicesQuery, handsQuery } from './desk-calls.ts'
import { type Drafting, receiverOf, triageBody, useDraft } from './desk-draft.ts'
import { DeskFacts, DeskInHand } from './desk-facts.tsx'
import { candidatesOf, DeskHands, nextHand } from './desk-hands.tsx'
import { DeskArrangements, DeskHistory } from './desk-history.tsx'
import styles from './desk-open-need.module.css'
import { DeskRail } from './desk-rail.tsx'
import { DeskForms } from './desk-forms.tsx'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { DeskSorted, DeskWhat } from './desk-what.tsx'
import { words as stepWords } from './words-desk-steps.zh.ts'
import { words } from './words-desk.zh.ts'

interface Opening {
  need: NeedView | null
  addressOf: (needId: string) => string
  onDone: (done: StepDone) => void
  onUndo: (needId: string) => void
  /** Where the need stands on a page of its own: shown in the inbox. */
  ownPage: boolean
}

interface OpenNeed {
  detail: ReactNode
  rail: ReactNode
  foot: ReactNode
  /** The open form, if any; stands beside the panes. */
  forms: ReactNode
}

/** One open need: its three panes, its forms and its keys. */
export function useOpenNeed({ need, addressOf, onDone, onUndo, ownPage }: Opening): OpenNeed {
  const [form, setForm] = useState<{ act: ActName; needId: string; intoId: string | null } | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const drafting = useDraft(need)
  const stepping = useStepping(need, done)
  const { data: choices } = useQuery(choicesQuery())
  const decides = need !== null && isOpen('decideWho', need)

  function done(result: StepDone): void {
    setForm(null)
    setAsking(null)
    drafting.drop()
    onDone(result)
  }

  function act(name: ActName, intoId: string | null = null): void {
    if (!need || !isOpen(name, need) || stepping.running) return
    stepping.reset()
    if (name === 'decideWho') decide(need, drafting, stepping.take, askForMissing)
    else if (name === 'transcribe') jumpToTranscribe()
    else if (name === 'accept') void stepping.take('accept', {}, stepWords.accept.said)
    else if (name === 'startServing') void stepping.take('startServing', {}, stepWords.startServing.said)
    else setForm({ act: name, needId: need.id, intoId })
  }

  /** Says what is still to be chosen, and goes there. */
  function askForMissing(row: 'kind' | 'category' | 'hand'): void {
    setAsking(need?.id ?? null)
    document.querySelector<HTMLElement>(`[data-row="${row}"] input`)?.focus()
  }

  useKeys(need ? keysOf(need, act) : [])
  useDecisionKeys(decides ? need : null, drafting)

  if (!need) return { detail: null, rail: null, foot: null, forms: null }
  const see = () => {
    drafting.startOver()
    stepping.reset()
  }
  return {
    detail: (
      <div key={need.id}>
        <Head need={need} ownPage={ownPage} />
        <DeskFacts need={need} />
        <div className={styles.parts}>
          <DeskBanners need={need} onUndo={() => onUndo(need.id)} />
          <DeskBody need={need} onDone={done} />
          <DeskInHand need={need} />
        </div>
        {need.can.triage ? (
          <DeskWhat drafting={drafting} choices={choices} asking={asking === need.id} />
        ) : (
          <DeskSorted need={need} />
        )}
        {decides && <DeskHands need={need} drafting={drafting} choices={choices} asking={asking === need.id} />}
        <DeskArrangements need={need} />
        <DeskHistory need={need} />
      </div>
    ),
    rail: <DeskRail key={need.id} need={need} addressOf={addressOf} onJoin={(intoId) => act('join', intoId)} />,
    foot: (
      <>
        {(drafting.stale || stepping.conflict) && (
          <div className={styles.conflict}>
            <ConflictNotice who={lastBy(need)} onSee={see} />
          </div>
        )}
        <DeskActBar need={need} mainWords={mainWords(need, drafting)} stepping={stepping} onAct={act} />
      </>
    ),
    forms:
      form && form.needId === need.id ? (
        <DeskForms
          need={need}
          act={form.act}
          intoId={form.intoId}
          draft={drafting.draft}
          handBackLimit={choices?.handBackLimit ?? 2}
          onDone={done}
          onClose={() => setForm(null)}
        />
      ) : null,
  }
}

function Head({ need, ownPage }: { need: NeedView; ownPage: boolean }) {
  const meta = [
    words.head.number(need.number),
    <span key="received">
      <At at={need.heardAt} /> {words.head.received}
    </span>,
    needWords.sources[need.source],
    ...(need.order ? [words.head.order(need.order.sender, need.order.number)] : []),
    ...(need.externalNumber ? [words.head.external(need.externalNumber)] : []),
    ...(ownPage
      ? [
          <Link key="alone" to={`/desk/need/${need.id}`} className={styles.alone}>
            {words.head.alone}
          </Link>,
        ]
      : [needWords.states[need.state]]),
  ]
  return <DetailHead meta={meta} title={need.title} />
}

type Take = ReturnType<typeof useStepping>['take']

/** Triage, dispatch and asking in one stroke: as much of it as was chosen and still has to be said. */
function decide(
  need: NeedView,
  { draft, changed }: Drafting,
  take: Take,
  onMissing: (row: 'kind' | 'category' | 'hand') => void,
): void {
  const { hand } = draft
  const sorts = need.can.triage && (changed || need.kind === null)
  const body = sorts ? triageBody(draft, need) : null
  if (sorts && !body) return onMissing(draft.kind === null ? 'kind' : 'category')

  const volunteer = hand?.type === 'volunteer' ? hand : null
  if (body && volunteer) {
    void take('ask', { personIds: [volunteer.id] }, stepWords.ask.said(volunteer.name), { step: 'triage', body })
  } else if (body && hand) {
    void take('triage', { ...body, dispatch: receiverOf(hand) }, stepWords.dispatch.said(hand.name))
  } else if (body) {
    void take('triage', body, stepWords.triage.said(...settledWords(body)))
  } else if (volunteer) {
    void take('ask', { personIds: [volunteer.id] }, stepWords.ask.said(volunteer.name))
  } else if (hand) {
    void take('dispatch', receiverOf(hand), stepWords.dispatch.said(hand.name))
  } else onMissing('hand')
}

/** What the main button says: the result of what is chosen, or what is still to be chosen. */
function mainWords(need: NeedView, { draft, changed }: Drafting): string | null {
  if (actsOf(need).main !== 'decideWho') return null
  const { kind, category, hand } = draft
  if (need.can.triage && (kind === null || category === null)) return words.acts.chooseFirst
  if (hand) return hand.type === 'volunteer' ? words.acts.askPerson(hand.name) : words.acts.dispatchTo(hand.name)
  if (kind !== null && category !== null && (changed || need.kind === null)) {
    return words.acts.settleAs(...settledWords({ kind, category }))
  }
  return words.acts.chooseHand
}

function settledWords({ kind, category }: Pick<NonNullable<ReturnType<typeof triageBody>>, 'kind' | 'category'>) {
  return [needWords.kinds[kind].mark, needWords.categories[category]] as const
}

function lastBy({ timeline }: NeedView): string {
  return timeline.at(-1)?.person?.name ?? words.banner.somebody
}

/** E does the main act; the letters beside it open theirs. */
function keysOf(need: NeedView, act: (name: ActName) => void): Key[] {
  const { main } = actsOf(need)
  const keys: Key[] = main ? [{ key: 'e', label: words.keys.main, act: () => act(main) }] : []
  if (need.can.join) keys.push({ key: 'm', label: words.keys.join, act: () => act('join') })
  if (need.can.note) keys.push({ key: 'q', label: words.keys.askFirst, act: () => act('note') })
  if (need.can.refer) keys.push({ key: 'r', label: words.keys.refer, act: () => act('refer') })
  return keys
}

/** 1–4 the kind, 5–9 the category, T another team, N another hand. */
function useDecisionKeys(need: NeedView | null, { draft, set }: Drafting): void {
  const { data: choices } = useQuery(choicesQuery())
  const { data: hands } = useQuery({ ...handsQuery(need?.id ?? '', draft.teamId), enabled: need !== null })
  const teams = choices?.teams ?? []
  const sorting: Key[] = need?.can.triage
    ? [
        ...kinds.map((kind, index) => ({
          key: String(index + 1),
          label: words.keys.kind(needWords.kinds[kind].name),
          act: () => set({ kind }),
        })),
        ...broadCategories.map((category, index) => ({
          key: String(index + 5),
          label: words.keys.category(needWords.categories[category]),
          act: () => set({ category, finerCategoryId: null }),
        })),
        { key: 't', label: words.keys.team, act: nextTeam },
      ]
    : []

  function nextTeam(): void {
    const at = teams.findIndex(({ id }) => id === draft.teamId)
    const team = teams[(at + 1) % Math.max(1, teams.length)]
    if (team) set({ teamId: team.id, hand: null })
  }

  useKeys(
    need
      ? [
          ...sorting,
          {
            key: 'n',
            label: words.keys.hand,
            act: () => set({ hand: nextHand(candidatesOf(hands, draft.teamId, choices), draft.hand) }),
          },
        ]
      : [],
  )
}
