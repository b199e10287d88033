import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../../platform/web/client.ts'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Ago } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { needsAddresses } from '../../needs/addresses.ts'
import type { needsCalls } from '../../needs/contract.ts'
import { words as needWords } from '../../needs/words.zh.ts'
import type { AnswerRow } from '../contract.ts'
import { intake, roundKey } from './desk-calls.ts'
import styles from './desk-cards.module.css'
import { words } from './words-desk.zh.ts'

const needs = client<typeof needsCalls>(needsAddresses)

/** An answer is a need: taken in alone, or together with one that somebody told of before. */
export function TurnDrawer({
  answer,
  unitCode,
  onClose,
}: {
  answer: AnswerRow
  unitCode: string
  onClose: () => void
}) {
  const [intoId, setIntoId] = useState('')
  const [sought, setSought] = useState('')
  const open = useQuery({
    queryKey: ['needs', 'alike', unitCode, sought],
    queryFn: () =>
      needs.listInbox({
        query: { unit: unitCode, words: sought || undefined, ended: 'false', total: 'false', limit: 200 },
      }),
    placeholderData: keepPreviousData,
  })
  const turn = useCommand(intake.turnIntoNeed, {
    renews: [roundKey, ['needs']],
    then: ({ number }) => {
      tell(words.rounds.turned(number))
      onClose()
    },
  })
  const known = (open.data?.rows ?? []).filter(({ guarded }) => !guarded)
  const alike = sought ? known.slice(0, mostShown) : mostAlike(known, answer.text)

  return (
    <Drawer
      title={words.rounds.turnTitle}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={turn.running}
            onClick={() => void turn.run({ params: { answerId: answer.id }, body: intoId ? { intoId } : {} })}
          >
            {words.rounds.doTurn}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        <Panel>
          <p className={styles.plain}>{answer.text}</p>
        </Panel>
        <p className="second">{answer.person ? words.rounds.turnHappens : words.rounds.turnNobody}</p>
        <SearchBox label={words.rounds.seek} value={sought} onChange={setSought} />
        <fieldset>
          <legend>{words.rounds.alike}</legend>
          {open.isPending && <Loading shape="rows" rows={3} />}
          <label className={styles.target}>
            <input type="radio" name="into" data-first checked={intoId === ''} onChange={() => setIntoId('')} />
            {words.rounds.alone}
          </label>
          {alike.map(({ id, number, title, heardAt, state }) => (
            <label key={id} className={styles.target}>
              <input type="radio" name="into" checked={intoId === id} onChange={() => setIntoId(id)} />
              <span>
                {title}
                <span className={styles.by}>
                  {number} {words.dot} {needWords.states[state]} {words.dot} <Ago at={heardAt} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <FailedLine error={turn.error} />
      </div>
    </Drawer>
  )
}

const mostShown = 8

/** Those that share two characters beside each other with the answer, the most alike first. */
function mostAlike<Row extends { title: string }>(rows: readonly Row[], text: string): Row[] {
  const pairs = pairsOf(text)
  return rows
    .map((row) => ({ row, shared: [...pairsOf(row.title)].filter((pair) => pairs.has(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostShown)
    .map(({ row }) => row)
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
