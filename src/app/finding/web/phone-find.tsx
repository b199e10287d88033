import { useQuery } from '@tanstack/react-query'
import { needsAddresses } from '../../../core/needs/addresses.ts'
import type { needsCalls } from '../../../core/needs/contract.ts'
import { words as needWords } from '../../../core/needs/words.zh.ts'
import { client } from '../../../platform/web/client.ts'
import { Field } from '../../../platform/web/kit/field.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { FoundNeed } from '../contract.ts'
import { useFound } from './calls.ts'
import { words } from './words-phone.zh.ts'

const needs = client<typeof needsCalls>(needsAddresses)

const filters = { q: text(), person: text(), name: text() }

/** One box for workers on foot: who is it, and what was that about. What is looked for stays when one comes back. */
export function Page() {
  const [{ q, person, name }, set] = useSearchParams(filters)
  const { found, settled, error, retry } = useFound(q)
  if (person) return <NeedsOf person={person} name={name} />
  const none = settled && q.trim() !== '' && found.people.length === 0 && found.needs.length === 0

  return (
    <>
      <h1>{words.title}</h1>
      <Field
        label={words.label}
        hint={words.hint}
        type="search"
        enterKeyHint="search"
        value={q}
        onChange={({ target }) => set({ q: target.value })}
      />
      {error && <Failed error={error} onRetry={retry} />}
      {none && !error && <Empty>{words.nobody}</Empty>}
      {found.people.length > 0 && (
        <Section title={words.people}>
          <ItemList
            look="phone"
            label={words.people}
            items={found.people.map(({ id, name, called, unitName }) => ({
              id,
              to: `/m/work/find?person=${id}&name=${encodeURIComponent(name)}`,
              title: name,
              second: [called, unitName].filter(Boolean).join(' '),
            }))}
          />
        </Section>
      )}
      {found.needs.length > 0 && (
        <Section title={words.needs}>
          <Needs needs={found.needs} />
        </Section>
      )}
    </>
  )
}

/** What somebody asked for, newest first. */
function NeedsOf({ person, name }: { person: string; name: string }) {
  const asked = useQuery({
    queryKey: ['needs', 'of', person],
    queryFn: () => needs.listInbox({ query: { reporter: person, limit: 20 } }),
  })
  return (
    <>
      <BackLink to="/m/work/find">{words.title}</BackLink>
      <h1>{words.asked(name)}</h1>
      {asked.isPending && <Loading shape="cards" />}
      {asked.error && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.rows.length === 0 && <Empty>{words.askedNothing}</Empty>}
      {asked.data && asked.data.rows.length > 0 && <Needs needs={asked.data.rows} />}
    </>
  )
}

function Needs({ needs: rows }: { needs: readonly FoundNeed[] }) {
  return (
    <ItemList
      look="phone"
      label={words.needs}
      items={rows.map(({ id, number, title, state, unitName }) => ({
        id,
        to: `/m/work/needs/${id}`,
        title,
        second: `${number} ${unitName}`,
        end: needWords.states[state],
      }))}
    />
  )
}
