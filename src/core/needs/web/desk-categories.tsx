import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { type BroadCategory, broadCategories } from '../need.ts'
import { words as needWords } from '../words.zh.ts'
import { type Choices, choicesQuery, needs } from './desk-calls.ts'
import styles from './desk-categories.module.css'
import { words as desk } from './words-desk.zh.ts'
import { words as pageWords } from './words-desk-take-in.zh.ts'

type Category = Choices['categories'][number]
const words = pageWords.categories

/** The street's own finer categories below the five broad ones. Retired ones stay on what was sorted by them. */
export function Page() {
  const { data, isError, error, refetch } = useQuery(choicesQuery())
  return (
    <PageBody narrow>
      <PageHead title={words.title} second={words.lead} />
      {!data && !isError && <Loading shape="rows" rows={8} />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data &&
        broadCategories.map((broad) => (
          <Broad key={broad} broad={broad} finer={data.categories.filter((category) => category.broad === broad)} />
        ))}
    </PageBody>
  )
}

function Broad({ broad, finer }: { broad: BroadCategory; finer: Category[] }) {
  const sorted = [...finer].sort(
    (a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || a.position - b.position,
  )
  const open = sorted.filter(({ retiredAt }) => retiredAt === null)
  return (
    <Section title={needWords.categories[broad]} aside={desk.what.categoryReasons[broad]}>
      <Panel flush>
        {sorted.length === 0 && <p className={styles.none}>{words.empty}</p>}
        <ul>
          {sorted.map((category) => (
            <Line
              key={category.id}
              category={category}
              above={open[open.indexOf(category) - 1]}
              below={open[open.indexOf(category) + 1]}
            />
          ))}
        </ul>
        <Adding broad={broad} />
      </Panel>
    </Section>
  )
}

const renews = [choicesQuery().queryKey]

interface LineProps {
  category: Category
  above: Category | undefined
  below: Category | undefined
}

function Line({ category, above, below }: LineProps) {
  const [renaming, setRenaming] = useState(false)
  const [retiring, setRetiring] = useState(false)
  const change = useCommand(needs.changeCategory, { renews, then: () => tell(words.saved) })
  const params = { categoryId: category.id }
  const retired = category.retiredAt !== null

  async function swap(other: Category): Promise<void> {
    const mine = category.position
    // Two of one position would not move: the lower one then goes one further down.
    const theirs = other.position === mine ? mine + (other === below ? 1 : -1) : other.position
    await change.run({ params, body: { position: Math.max(0, theirs) } })
    await change.run({ params: { categoryId: other.id }, body: { position: mine } })
  }

  return (
    <li className={styles.line}>
      {renaming ? (
        <NameForm
          label={words.name}
          start={category.name}
          busy={change.running}
          onSave={(name) => void change.run({ params, body: { name } }).then((done) => done && setRenaming(false))}
          onCancel={() => setRenaming(false)}
        />
      ) : (
        <>
          <span className={retired ? styles.retired : styles.name}>{category.name}</span>
          {retired && <Badge>{words.retired}</Badge>}
          <span className={styles.acts}>
            {above && (
              <IconButton
                icon={ArrowUp}
                word={words.up}
                aria-label={words.upOf(category.name)}
                onClick={() => void swap(above)}
              />
            )}
            {below && (
              <IconButton
                icon={ArrowDown}
                word={words.down}
                aria-label={words.downOf(category.name)}
                onClick={() => void swap(below)}
              />
            )}
            {!retired && (
              <IconButton
                icon={Pencil}
                word={words.rename}
                aria-label={words.renameOf(category.name)}
                onClick={() => setRenaming(true)}
              />
            )}
            {retired ? (
              <Button kind="quiet" onClick={() => void change.run({ params, body: { retired: false } })}>
                {words.restore}
              </Button>
            ) : (
              <Button kind="quiet" onClick={() => setRetiring(true)}>
                {words.retire}
              </Button>
            )}
          </span>
        </>
      )}
      <FailedLine error={retiring ? null : change.error} />
      {retiring && (
        <Confirm
          title={words.retireTitle(category.name)}
          act={words.retire}
          busy={change.running}
          error={change.error}
          onConfirm={() =>
            void change.run({ params, body: { retired: true } }).then((done) => done && setRetiring(false))
          }
          onClose={() => setRetiring(false)}
        >
          {words.retireText}
        </Confirm>
      )}
    </li>
  )
}

function Adding({ broad }: { broad: BroadCategory }) {
  const [open, setOpen] = useState(false)
  const add = useCommand(needs.addCategory, { renews, then: () => tell(words.saved) })
  return (
    <div className={styles.adding}>
      {open ? (
        <NameForm
          label={words.addUnder(needWords.categories[broad])}
          start=""
          busy={add.running}
          onSave={(name) => void add.run({ body: { broad, name } }).then((done) => done && setOpen(false))}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {words.addUnder(needWords.categories[broad])}
        </Button>
      )}
      <FailedLine error={add.error} />
    </div>
  )
}

interface NameProps {
  label: string
  start: string
  busy: boolean
  onSave: (name: string) => void
  onCancel: () => void
}

function NameForm({ label, start, busy, onSave, onCancel }: NameProps) {
  const [name, setName] = useState(start)
  function send(event: FormEvent): void {
    event.preventDefault()
    if (name.trim()) onSave(name.trim())
  }
  return (
    <form className={styles.form} onSubmit={send}>
      <Field
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opened because the person asked for it
        autoFocus
        label={label}
        value={name}
        maxLength={20}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" kind="primary" busy={busy} disabled={!name.trim()}>
        {words.save}
      </Button>
      <Button onClick={onCancel}>{words.cancel}</Button>
    </form>
  )
}
