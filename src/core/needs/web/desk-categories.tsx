import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { useMany } from '../../../platform/lists/web/many.tsx'
import { BulkBar } from '../../../platform/web/kit/bulk-bar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { categorySorts, narrowCategories } from '../category.ts'
import { type BroadCategory, broadCategories } from '../need.ts'
import { words as needWords } from '../words.zh.ts'
import { type Choices, choicesQuery, needs } from './desk-calls.ts'
import styles from './desk-categories.module.css'
import { words as desk } from './words-desk.zh.ts'
import { words as pageWords } from './words-desk-take-in.zh.ts'

const uses = ['no', 'yes'] as const
const filters = { q: text(), broad: oneOf(broadCategories), retired: oneOf(uses), sort: oneOf(categorySorts) }

type Category = Choices['categories'][number]
const words = pageWords.categories

/** The street's own finer categories below the five broad ones. Retired ones stay on what was sorted by them. */
export function Page() {
  const { data, isError, error, refetch } = useQuery(choicesQuery())
  const [{ q, broad: wanted, retired, sort }, setFilters] = useSearchParams(filters)
  const found = narrowCategories(
    data?.categories ?? [],
    { q, broad: wanted, retired: retired && retired === 'yes' },
    sort ?? 'position',
  )
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const shownPicked = found.filter(({ id }) => picked.has(id))

  function pick(categoryId: string): void {
    const next = new Set(picked)
    if (!next.delete(categoryId)) next.add(categoryId)
    setPicked(next)
  }

  return (
    <PageBody>
      <PageHead title={words.title} second={words.lead} />
      <ListToolbar
        list="categories"
        search={words.search}
        on={[wanted, retired].filter(Boolean).length}
        onClear={() => setFilters({ broad: null, retired: null })}
        shown={found.length}
      >
        <Select
          label={words.broad}
          hideLabel
          empty={words.anyBroad}
          options={broadCategories.map((broad) => ({ value: broad, label: needWords.categories[broad] }))}
          value={wanted ?? ''}
          onChange={({ target }) =>
            setFilters({ broad: broadCategories.find((broad) => broad === target.value) ?? null })
          }
        />
        <Select
          label={words.use}
          hideLabel
          empty={words.anyUse}
          options={uses.map((use) => ({ value: use, label: words.uses[use] }))}
          value={retired ?? ''}
          onChange={({ target }) => setFilters({ retired: uses.find((use) => use === target.value) ?? null })}
        />
      </ListToolbar>
      {!data && !isError && <Loading shape="rows" rows={8} />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data &&
        broadCategories
          .filter((broad) => wanted === null || wanted === broad)
          .map((broad) => (
            <Broad
              key={broad}
              broad={broad}
              finer={found.filter((category) => category.broad === broad)}
              // Up and down are said of the street's own order, with all of them in sight.
              whole={q === '' && retired !== 'yes' && sort !== 'name'}
              picked={picked}
              onPick={pick}
            />
          ))}
      <ManyCategories
        picked={shownPicked}
        onPickAll={() => setPicked(new Set(found.map(({ id }) => id)))}
        onPicked={(ids) => setPicked(new Set(ids))}
      />
    </PageBody>
  )
}

interface BroadProps {
  broad: BroadCategory
  finer: Category[]
  whole: boolean
  picked: ReadonlySet<string>
  onPick: (categoryId: string) => void
}

function Broad({ broad, finer, whole, picked, onPick }: BroadProps) {
  const open = whole ? finer.filter(({ retiredAt }) => retiredAt === null) : []
  return (
    <Section title={needWords.categories[broad]} aside={desk.what.categoryReasons[broad]}>
      <Panel flush>
        {finer.length === 0 && <p className={styles.none}>{words.empty}</p>}
        <ul>
          {finer.map((category) => {
            const at = open.indexOf(category)
            return (
              <Line
                key={category.id}
                category={category}
                above={open[at - 1]}
                below={at < 0 ? undefined : open[at + 1]}
                picked={picked.has(category.id)}
                onPick={() => onPick(category.id)}
              />
            )
          })}
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
  picked: boolean
  onPick: () => void
}

function Line({ category, above, below, picked, onPick }: LineProps) {
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
          <label className={styles.tick}>
            <span className="heard">{words.pick(category.name)}</span>
            <input type="checkbox" checked={picked} onChange={onPick} />
          </label>
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

interface ManyProps {
  picked: readonly Category[]
  onPickAll: () => void
  /** Who was refused stays picked. */
  onPicked: (categoryIds: string[]) => void
}

/** Retires all that are picked, or takes them into use again; each answers for itself, and all can be taken back. */
function ManyCategories({ picked, onPickAll, onPicked }: ManyProps) {
  const many = useMany()
  const undo = useCommand(needs.undoCategories, { renews })
  const retire = useCommand(needs.retireCategories, { renews, then: (answer) => done(answer, words.retiredMany) })
  const restore = useCommand(needs.restoreCategories, { renews, then: (answer) => done(answer, words.restoredMany) })
  const categoryIds = picked.map(({ id }) => id)

  function done(
    { outcomes }: Awaited<ReturnType<typeof needs.retireCategories>>,
    said: (count: number) => string,
  ): void {
    const nameOf = (id: string) => picked.find((category) => category.id === id)?.name ?? ''
    many.answered({ outcomes }, { nameOf, done: said, undone: words.undone }, (ids) =>
      undo.run({ body: { categoryIds: ids } }),
    )
    onPicked(outcomes.filter((one) => !one.done).map(({ id }) => id))
  }

  return (
    <>
      <FailedLine error={retire.error ?? restore.error} />
      <BulkBar floating count={picked.length} onClear={() => onPicked([])}>
        <Button onClick={onPickAll}>{words.pickAll}</Button>
        {picked.some(({ retiredAt }) => retiredAt === null) && (
          <Button kind="primary" busy={retire.running} onClick={() => void retire.run({ body: { categoryIds } })}>
            {words.retireMany}
          </Button>
        )}
        {picked.some(({ retiredAt }) => retiredAt !== null) && (
          <Button kind="primary" busy={restore.running} onClick={() => void restore.run({ body: { categoryIds } })}>
            {words.restoreMany}
          </Button>
        )}
      </BulkBar>
      {many.refusals}
    </>
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
