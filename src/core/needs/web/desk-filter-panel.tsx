import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { SortSelect } from '../../../platform/lists/web/list-acts.tsx'
import { SavedViews } from '../../../platform/lists/web/saved-views.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { DateRange } from '../../../platform/web/kit/date-field.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import type { ListName } from '../inbox.ts'
import { broadCategories, flags, kinds, sources, states, statesOf } from '../need.ts'
import { words as needWords } from '../words.zh.ts'
import { type Choices, choicesQuery } from './desk-calls.ts'
import styles from './desk-filter-panel.module.css'
import { type FilterName, type Filters, filtersOn, noFilters, type SetFilters } from './desk-filters.ts'
import { words } from './words-desk.zh.ts'

interface Props {
  list: ListName
  filters: Filters
  setFilters: SetFilters
  onClose: () => void
}

/** Everything that narrows the list; each choice stands in the address at once. */
export function FilterPanel({ list, filters, setFilters, onClose }: Props) {
  const { data: choices } = useQuery(choicesQuery())
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector('select')?.focus(), [])

  function set(changes: Partial<Filters>): void {
    setFilters({ ...changes, need: '' })
  }

  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={words.filters.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={styles.fields}>
        <Pick
          label={words.filters.unit}
          value={filters.unit}
          options={unitOptions(choices)}
          onPick={(unit) => set({ unit })}
        />
        <Pick
          label={words.filters.team}
          value={filters.team}
          options={(choices?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(team) => set({ team })}
        />
        <Pick
          label={words.filters.kind}
          value={filters.kind ?? ''}
          options={kinds.map((kind) => ({ value: kind, label: needWords.kinds[kind].name }))}
          onPick={(kind) => set({ kind: kinds.find((one) => one === kind) ?? null })}
        />
        <Pick
          label={words.filters.category}
          value={filters.category ?? ''}
          options={broadCategories.map((category) => ({ value: category, label: needWords.categories[category] }))}
          onPick={(category) => set({ category: broadCategories.find((one) => one === category) ?? null, finer: '' })}
        />
        <Pick
          label={words.filters.finer}
          value={filters.finer}
          options={finerOptions(choices, filters)}
          onPick={(finer) => set({ finer })}
        />
        <Pick
          label={words.filters.light}
          value={filters.light ?? ''}
          options={lights.map((light) => ({ value: light, label: words.filters.lights[light] }))}
          onPick={(light) => set({ light: lights.find((one) => one === light) ?? null })}
        />
        <Pick
          label={words.filters.source}
          value={filters.source ?? ''}
          options={sources.map((source) => ({ value: source, label: needWords.sources[source] }))}
          onPick={(source) => set({ source: sources.find((one) => one === source) ?? null })}
        />
        <Pick
          label={words.filters.flag}
          value={filters.flag ?? ''}
          options={flags.map((flag) => ({ value: flag, label: needWords.flags[flag] }))}
          onPick={(flag) => set({ flag: flags.find((one) => one === flag) ?? null })}
        />
        <Pick
          label={words.filters.state}
          value={filters.state ?? ''}
          options={statesIn(list).map((state) => ({ value: state, label: needWords.states[state] }))}
          onPick={(state) => set({ state: states.find((one) => one === state) ?? null })}
        />
        <div>
          <SortSelect list={`needs-${list}`} hideLabel={false} />
        </div>
        <div className={styles.range}>
          <DateRange
            label={words.filters.heard}
            from={filters.from || null}
            to={filters.to || null}
            onChange={({ from, to }) => set({ from: from ?? '', to: to ?? '' })}
          />
        </div>
        {list === 'all' && filters.tab === 'ended' && (
          <div className={styles.range}>
            <DateRange
              label={words.filters.closed}
              from={filters.closedFrom || null}
              to={filters.closedTo || null}
              onChange={({ from, to }) => set({ closedFrom: from ?? '', closedTo: to ?? '' })}
            />
          </div>
        )}
        <Tick label={words.filters.handedBack} checked={filters.back} onTick={(back) => set({ back })} />
        <Tick label={words.filters.mine} checked={filters.mine} onTick={(mine) => set({ mine })} />
      </div>
      <div className={styles.views}>
        <h2 className={styles.viewsTitle}>{words.filters.views}</h2>
        <SavedViews list={`needs-${list}`} open={['need']} />
      </div>
      <Buttons>
        <Button onClick={onClose}>{words.filters.done}</Button>
        <Button kind="quiet" onClick={() => set(noFilters)}>
          {words.filters.clear}
        </Button>
      </Buttons>
    </section>
  )
}

const lights = ['green', 'yellow', 'red'] as const

interface PickProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onPick: (value: string) => void
}

function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <div>
      <Select
        label={label}
        value={value}
        options={options}
        empty={words.filters.any}
        onChange={(event) => onPick(event.target.value)}
      />
    </div>
  )
}

function Tick({ label, checked, onTick }: { label: string; checked: boolean; onTick: (on: boolean) => void }) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={checked} onChange={(event) => onTick(event.target.checked)} />
      {label}
    </label>
  )
}

/** The filters that are on, each to be taken off with one press. */
export function FiltersOn({ filters, setFilters }: Pick<Props, 'filters' | 'setFilters'>) {
  const { data: choices } = useQuery(choicesQuery())
  const on = filtersOn(filters)
  if (on.length === 0) return null
  return (
    <div className={styles.on}>
      {on.map((name) => {
        const label = filterWords(name, filters, choices)
        return (
          <IconButton
            key={name}
            icon={X}
            word={label}
            aria-label={words.filters.remove(label)}
            className={styles.chip}
            onClick={() => setFilters({ [name]: noFilters[name], need: '' })}
          />
        )
      })}
    </div>
  )
}

function filterWords(name: FilterName, filters: Filters, choices: Choices | undefined): string {
  const { kind, category, light, source, flag, state } = filters
  switch (name) {
    case 'unit':
      return choices?.units.find(({ code }) => code === filters.unit)?.name ?? words.filters.unit
    case 'team':
      return choices?.teams.find(({ id }) => id === filters.team)?.name ?? words.filters.team
    case 'finer':
      return choices?.categories.find(({ id }) => id === filters.finer)?.name ?? words.filters.finer
    case 'kind':
      return kind ? needWords.kinds[kind].name : words.filters.kind
    case 'category':
      return category ? needWords.categories[category] : words.filters.category
    case 'light':
      return light ? words.filters.lights[light] : words.filters.light
    case 'source':
      return source ? needWords.sources[source] : words.filters.source
    case 'flag':
      return flag ? needWords.flags[flag] : words.filters.flag
    case 'state':
      return state ? needWords.states[state] : words.filters.state
    case 'from':
      return words.filters.since(filters.from)
    case 'to':
      return words.filters.until(filters.to)
    case 'closedFrom':
      return words.filters.closedSince(filters.closedFrom)
    case 'closedTo':
      return words.filters.closedUntil(filters.closedTo)
    case 'back':
      return words.filters.handedBack
    case 'mine':
      return words.filters.mine
  }
}

function unitOptions(choices: Choices | undefined) {
  return (choices?.units ?? []).map(({ code, name, level }) => ({
    value: code,
    label: level === 'grid' ? words.filters.indented(name) : name,
  }))
}

function finerOptions(choices: Choices | undefined, { category }: Filters) {
  return (choices?.categories ?? [])
    .filter(({ broad }) => category === null || broad === category)
    .map(({ id, name }) => ({ value: id, label: name }))
}

function statesIn(list: ListName) {
  if (list === 'guarded') return ['guarded'] as const
  return list === 'all' ? states : statesOf(list)
}
