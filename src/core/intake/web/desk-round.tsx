import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Bars } from '../../../platform/web/kit/bars.tsx'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { AnswerRow, RoundView } from '../contract.ts'
import { intake, roundKey } from './desk-calls.ts'
import styles from './desk-cards.module.css'
import { TurnDrawer } from './desk-turn.tsx'
import { words } from './words-desk.zh.ts'

const filters = { heading: text() }
type Doing = 'type' | 'close' | 'result' | null

/** One round: how many said what, each answer with what becomes of it, and what is decided in the end. */
export function Page() {
  const { roundId } = usePathParams<'roundId'>()
  const [doing, setDoing] = useState<Doing>(null)
  const round = useQuery({
    queryKey: [...roundKey, roundId],
    queryFn: () => intake.getRound({ params: { roundId } }),
  })
  if (round.isPending) return <Loading />
  if (round.error) return <Failed error={round.error} onRetry={() => void round.refetch()} />

  const { data } = round
  return (
    <PageBody>
      <BackLink to="/desk/rounds">{words.rounds.title}</BackLink>
      <PageHead
        title={data.question}
        second={
          <>
            {data.unitName} {words.dot} {words.rounds.states[data.state]} {words.dot}{' '}
            {words.rounds.counts(data.answers, data.needs)} {words.dot} {words.rounds.askedBy(data.askedBy.name)}{' '}
            {words.dot} {words.rounds.closesAt} <At at={data.closesAt - 1} />
          </>
        }
        actions={<Acts round={data} onDo={setDoing} />}
      />
      {data.explanation && <p className={styles.plain}>{data.explanation}</p>}
      {data.result !== null && (
        <Section title={words.rounds.result}>
          <Panel tone="good">
            <p className={styles.plain}>{data.result}</p>
          </Panel>
        </Section>
      )}
      <Headings round={data} />
      <Answers round={data} />
      {doing === 'type' && <PaperForm round={data} onClose={() => setDoing(null)} />}
      {doing === 'result' && <ResultForm round={data} onClose={() => setDoing(null)} />}
      {doing === 'close' && <CloseDialog round={data} onClose={() => setDoing(null)} />}
    </PageBody>
  )
}

function Acts({ round: { id, state, can }, onDo }: { round: RoundView; onDo: (doing: Doing) => void }) {
  return (
    <Buttons>
      {can.sayResult && (
        <Button kind="main" onClick={() => onDo('result')}>
          {words.rounds.decide}
        </Button>
      )}
      {can.close && <Button onClick={() => onDo('close')}>{words.rounds.close}</Button>}
      {can.type && <Button onClick={() => onDo('type')}>{words.rounds.type}</Button>}
      {state === 'running' && (
        <ButtonLink to={`/desk/rounds/${id}/poster`} icon={Printer}>
          {words.rounds.poster}
        </ButtonLink>
      )}
    </Buttons>
  )
}

/** What answers are grouped under, with how many each has. */
function Headings({ round: { id, headings, answers, can } }: { round: RoundView }) {
  const [name, setName] = useState('')
  const add = useCommand(intake.addHeading, { renews: [roundKey], then: () => setName('') })
  const sorted = headings.reduce((sum, heading) => sum + heading.answers, 0)

  function send(event: FormEvent): void {
    event.preventDefault()
    if (name.trim()) void add.run({ params: { roundId: id }, body: { name: name.trim() } })
  }

  return (
    <Section title={words.rounds.headings} aside={headings.length === 0 ? words.rounds.headingsHint : null}>
      {headings.length > 0 && (
        <div className={styles.bars}>
          <Bars
            label={words.rounds.headings}
            bars={[
              ...headings.map((heading) => ({ id: heading.id, label: heading.name, value: heading.answers })),
              { id: 'none', label: words.rounds.noHeading, value: answers - sorted },
            ]}
            unit={words.rounds.people}
          />
        </div>
      )}
      {can.sort && (
        <form className={styles.heading} onSubmit={send}>
          <Field
            label={words.rounds.headingName}
            hideLabel
            placeholder={words.rounds.headingName}
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={add.running} disabled={!name.trim()}>
            {words.rounds.addHeading}
          </Button>
        </form>
      )}
      <FailedLine error={add.error} />
    </Section>
  )
}

function Answers({ round }: { round: RoundView }) {
  const [{ heading }, set] = useSearchParams(filters)
  const [turning, setTurning] = useState<AnswerRow | null>(null)
  const list = useInfiniteQuery({
    queryKey: [...roundKey, round.id, 'answers', heading],
    queryFn: ({ pageParam }) =>
      intake.listAnswers({
        params: { roundId: round.id },
        query: { limit: 100, heading: heading || undefined, after: pageParam || undefined },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const sort = useCommand(intake.sortAnswer, { renews: [roundKey] })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const headings = round.headings.map(({ id, name }) => ({ value: id, label: name }))

  return (
    <Section
      title={words.rounds.answersTitle}
      aside={words.rounds.guardedHint}
      action={
        <Select
          label={words.rounds.headings}
          hideLabel
          empty={words.rounds.allHeadings}
          options={[...headings, { value: 'none', label: words.rounds.noHeading }]}
          value={heading}
          onChange={(event) => set({ heading: event.target.value })}
        />
      }
    >
      <FailedLine error={sort.error} />
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading shape="rows" />
      ) : rows.length === 0 ? (
        <Empty>{words.rounds.noAnswers}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.rounds.answersTitle}
            rows={rows}
            rowId={({ id }) => id}
            columns={[
              { id: 'text', head: words.rounds.answersTitle, cell: (row: AnswerRow) => <Said answer={row} /> },
              {
                id: 'heading',
                head: words.rounds.headings,
                width: '180px',
                cell: (row: AnswerRow) =>
                  round.can.sort ? (
                    <Select
                      label={words.rounds.pickHeading(row.text.slice(0, 20))}
                      hideLabel
                      empty={words.rounds.noHeading}
                      options={headings}
                      value={row.headingId ?? ''}
                      onChange={(event) =>
                        void sort.run({ params: { answerId: row.id }, body: { headingId: event.target.value || null } })
                      }
                    />
                  ) : (
                    (round.headings.find(({ id }) => id === row.headingId)?.name ?? words.rounds.noHeading)
                  ),
              },
              {
                id: 'need',
                head: words.rounds.needs,
                width: '150px',
                cell: (row: AnswerRow) =>
                  row.need ? (
                    <Link to={`/desk/need/${row.need.id}`}>{row.need.number}</Link>
                  ) : (
                    round.can.sort && (
                      <Button kind="quiet" onClick={() => setTurning(row)}>
                        {words.rounds.turn}
                      </Button>
                    )
                  ),
              },
            ]}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {turning && <TurnDrawer answer={turning} unitCode={round.unitCode} onClose={() => setTurning(null)} />}
    </Section>
  )
}

function Said({ answer: { text: said, way, person, givenAt, unchecked } }: { answer: AnswerRow }) {
  return (
    <>
      <span className={styles.plain}>{said}</span>
      <span className={styles.by}>
        {person?.name ?? words.rounds.nobody} {words.dot} {words.rounds.ways[way]} {words.dot} <At at={givenAt} />{' '}
        {unchecked && <Badge tone="soon">{words.rounds.unchecked}</Badge>}
      </span>
    </>
  )
}

function PaperForm({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const [said, setSaid] = useState('')
  const type = useCommand(intake.typeAnswer, {
    renews: [roundKey],
    then: () => {
      tell(words.rounds.typed)
      onClose()
    },
  })
  return (
    <Drawer
      title={words.rounds.type}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={type.running}
            disabled={!said.trim()}
            onClick={() => void type.run({ params: { roundId: round.id }, body: { text: said.trim() } })}
          >
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <TextArea
        label={words.rounds.typeLabel}
        rows={5}
        maxLength={2000}
        value={said}
        data-first
        onChange={(event) => setSaid(event.target.value)}
      />
      <FailedLine error={type.error} />
    </Drawer>
  )
}

function ResultForm({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const [result, setResult] = useState('')
  const say = useCommand(intake.sayResult, {
    renews: [roundKey],
    then: ({ told }) => {
      tell(words.rounds.published(told))
      onClose()
    },
  })
  return (
    <Drawer
      title={words.rounds.decide}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={say.running}
            disabled={!result.trim()}
            onClick={() => void say.run({ params: { roundId: round.id }, body: { result: result.trim() } })}
          >
            {words.rounds.publish}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <TextArea
        label={words.rounds.result}
        hint={words.rounds.resultHint}
        rows={6}
        maxLength={2000}
        value={result}
        data-first
        onChange={(event) => setResult(event.target.value)}
      />
      <FailedLine error={say.error} />
    </Drawer>
  )
}

function CloseDialog({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const close = useCommand(intake.closeRound, {
    renews: [roundKey],
    then: () => {
      tell(words.rounds.closed)
      onClose()
    },
  })
  return (
    <Confirm
      title={words.rounds.closeTitle}
      act={words.rounds.close}
      busy={close.running}
      error={close.error}
      onConfirm={() => void close.run({ params: { roundId: round.id }, body: {} })}
      onClose={onClose}
    >
      <p>{words.rounds.closeHappens}</p>
    </Confirm>
  )
}
