import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { RoundView } from '../contract.ts'
import { roundStates } from '../round.ts'
import { intake, roundKey } from './desk-calls.ts'
import styles from './desk-cards.module.css'
import { UnitSelect } from './desk-unit-select.tsx'
import { words } from './words-desk.zh.ts'

const filters = { unit: text(), q: text(), sort: oneOf(['-opens', 'opens']), state: oneOf(roundStates) }

/** What was asked of whom, how many answered, and where it stands. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const [asking, setAsking] = useState(false)
  const list = useInfiniteQuery({
    queryKey: [...roundKey, 'list', values.unit, values.q, values.sort, values.state],
    queryFn: ({ pageParam }) =>
      intake.listRounds({
        query: {
          unit: values.unit || undefined,
          words: values.q || undefined,
          state: values.state ?? undefined,
          sort: values.sort ?? undefined,
          after: pageParam || undefined,
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const add = list.data?.pages[0]?.can.ask && (
    <Button kind="main" icon={Plus} onClick={() => setAsking(true)}>
      {words.rounds.add}
    </Button>
  )

  return (
    <PageBody>
      <PageHead title={words.rounds.title} second={words.rounds.lead} actions={add} />
      <ListToolbar
        list="opinion-rounds"
        search={words.rounds.filter}
        on={(values.unit ? 1 : 0) + (values.state ? 1 : 0)}
        onClear={() => set({ unit: '', state: null })}
      >
        <UnitSelect label={words.pickUnit} value={values.unit} filter onChange={(unit) => set({ unit })} />
        <Select
          label={words.rounds.state}
          hideLabel
          empty={words.rounds.anyState}
          options={roundStates.map((state) => ({ value: state, label: words.rounds.states[state] }))}
          value={values.state ?? ''}
          onChange={(event) => set({ state: roundStates.find((one) => one === event.target.value) ?? null })}
        />
      </ListToolbar>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading shape="rows" />
      ) : rows.length === 0 ? (
        <Empty>{words.rounds.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.rounds.title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ question }) => question}
            to={({ id }) => `/desk/rounds/${id}`}
            columns={columns}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {asking && <AskForm onClose={() => setAsking(false)} />}
    </PageBody>
  )
}

const tones = { running: 'link', closed: 'soon', decided: 'good' } as const

const columns = [
  { id: 'question', head: words.rounds.question, cell: ({ question }: RoundView) => question },
  { id: 'unit', head: words.rounds.unit, cell: ({ unitName }: RoundView) => unitName },
  {
    id: 'state',
    head: words.rounds.state,
    cell: ({ state }: RoundView) => <Badge tone={tones[state]}>{words.rounds.states[state]}</Badge>,
  },
  { id: 'answers', head: words.rounds.answers, align: 'end' as const, cell: ({ answers }: RoundView) => answers },
  { id: 'needs', head: words.rounds.needs, align: 'end' as const, cell: ({ needs }: RoundView) => needs },
  { id: 'closes', head: words.rounds.closesAt, cell: ({ closesAt }: RoundView) => <At at={closesAt - 1} /> },
]

function AskForm({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [question, setQuestion] = useState('')
  const [explanation, setExplanation] = useState('')
  const [unitCode, setUnitCode] = useState('')
  const [lastDay, setLastDay] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const ask = useCommand(intake.askRound, {
    renews: [roundKey],
    then: ({ roundId }) => go(`/desk/rounds/${roundId}`),
  })

  function send(): void {
    const lacks = !question.trim() || !unitCode || !lastDay
    setMissing(lacks)
    if (lacks) return
    void ask.run({ body: { unitCode, question: question.trim(), explanation: explanation.trim() || null, lastDay } })
  }

  return (
    <Drawer
      title={words.rounds.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={ask.running} onClick={send}>
            {words.rounds.ask}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        <Field
          label={words.rounds.question}
          hint={words.rounds.questionHint}
          maxLength={100}
          value={question}
          data-first
          onChange={(event) => setQuestion(event.target.value)}
        />
        <TextArea
          label={words.rounds.explanation}
          optional
          rows={4}
          maxLength={1000}
          value={explanation}
          onChange={(event) => setExplanation(event.target.value)}
        />
        <UnitSelect label={words.rounds.unit} value={unitCode} onChange={setUnitCode} />
        <DateField label={words.rounds.lastDay} value={lastDay} min={isoDay(serverNow())} onChange={setLastDay} />
        {missing && <FieldError>{words.rounds.missing}</FieldError>}
        <FailedLine error={ask.error} />
      </div>
    </Drawer>
  )
}
