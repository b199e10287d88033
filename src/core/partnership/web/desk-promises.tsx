import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { isoDay } from '../../../platform/web/time.ts'
import type { PromiseView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import { promiseSteps } from './promise-steps.ts'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { toneOfPromise } from './tones.ts'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

/** What was promised to the councils, followed until it is kept. */
export function Page() {
  const steps = useSteps()
  const partners = usePartnerChoices()
  return (
    <>
      <ListPage
        title={of.pages.promises}
        lead={words.promises.lead}
        list="promises"
        search={words.search.things}
        actions={<ButtonLink to="/desk/councils">{words.councils.toMeetings}</ButtonLink>}
        filters={[
          { name: 'state', label: words.filterNames.state, options: optionsOf(of.promiseStates) },
          { name: 'partner', label: words.filterNames.partner, options: partners },
        ]}
        fetch={(query) => partnership.listPromises({ query: asked(query) })}
        columns={columns}
        rowName={({ what }) => what}
        drawer={(promise, close) => (
          <RowDrawer
            title={promise.what}
            facts={[
              { label: words.heads.who, value: promise.who },
              { label: words.heads.where, value: promise.unitName },
              { label: words.heads.due, value: promise.dueDay },
              { label: words.heads.state, value: of.promiseStates[promise.state] },
              promise.outcome !== null && { label: words.heads.outcome, value: promise.outcome },
            ]}
            acts={promiseSteps(promise).map((step) => steps.act(step))}
            onClose={close}
          >
            <h3>{words.promises.notes}</h3>
            {promise.notes.length === 0 && <p className="second">{words.promises.noNotes}</p>}
            <ul>
              {promise.notes.map(({ text, by, at }) => (
                <li key={at}>
                  {text}
                  <p className="second">{[isoDay(at), by].join(words.dot)}</p>
                </li>
              ))}
            </ul>
          </RowDrawer>
        )}
        empty={words.promises.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'what', head: words.heads.what, cell: ({ what }: PromiseView) => what },
  { id: 'who', head: words.heads.who, cell: ({ who }: PromiseView) => who },
  { id: 'unit', head: words.heads.where, cell: ({ unitName }: PromiseView) => unitName },
  { id: 'due', head: words.heads.due, cell: ({ dueDay }: PromiseView) => dueDay },
  {
    id: 'state',
    head: words.heads.state,
    cell: ({ state }: PromiseView) => <Badge tone={toneOfPromise[state]}>{of.promiseStates[state]}</Badge>,
  },
]
