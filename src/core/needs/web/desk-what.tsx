import type { ReactNode } from 'react'
import { Choice, Choices } from '../../../platform/web/kit/choice.tsx'
import { classes } from '../../../platform/web/kit/classes.ts'
import { Field, FieldError } from '../../../platform/web/kit/field.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { TeamDot, TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { type BroadCategory, broadCategories, kinds } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import type { Choices as Offered } from './desk-calls.ts'
import type { Drafting } from './desk-draft.ts'
import { Mark } from './desk-row.tsx'
import { markable } from './desk-step-fields.ts'
import styles from './desk-what.module.css'
import { words } from './words-desk.zh.ts'

interface Props {
  drafting: Drafting
  choices: Offered | undefined
  /** The main act was pressed before kind and category were chosen. */
  asking: boolean
}

/** 这是什么事: kind, category, team and the rest, each with the reason for its choice. A person decides. */
export function DeskWhat({ drafting, choices, asking }: Props) {
  const { draft, set } = drafting
  const finer = (choices?.categories ?? []).filter(
    ({ id, broad, retiredAt }) => broad === draft.category && (retiredAt === null || id === draft.finerCategoryId),
  )
  const teams = choices?.teams ?? []
  const team = teams.find(({ id }) => id === draft.teamId)

  return (
    <Section title={words.what.title} aside={words.what.aside}>
      <Panel flush>
        <Row
          name="kind"
          label={words.what.kind}
          reason={draft.kind ? words.what.kindReasons[draft.kind] : words.what.kindUnknown}
          error={asking && draft.kind === null ? words.what.kindMissing : null}
        >
          <Choice
            hideLabel
            label={words.what.kind}
            value={draft.kind}
            options={kinds.map((kind) => ({ value: kind, label: needWords.kinds[kind].mark }))}
            onChange={(kind) => set({ kind })}
          />
        </Row>
        <Row
          name="category"
          label={words.what.category}
          reason={draft.category ? words.what.categoryReasons[draft.category] : words.what.categoryUnknown}
          error={asking && draft.category === null ? words.what.categoryMissing : null}
        >
          <Choice
            hideLabel
            label={words.what.category}
            value={draft.category}
            options={broadCategories.map((category) => ({ value: category, label: needWords.categories[category] }))}
            onChange={(category) => set({ category, finerCategoryId: null })}
          />
        </Row>
        <Row below label={words.what.team} reason={team ? servicesOf(team.services) : words.what.teamUnknown}>
          <Choice
            hideLabel
            label={words.what.team}
            value={draft.teamId}
            options={teams.map(({ id, name, colour }) => ({ value: id, label: name, mark: <Dot colour={colour} /> }))}
            onChange={(teamId) => set({ teamId, hand: null })}
          />
        </Row>
        <details className={styles.more} open={draft.flags.length > 0 || undefined}>
          <summary className={styles.summary}>{words.what.more}</summary>
          {finer.length > 0 && (
            <Row label={words.what.finer}>
              <Select
                hideLabel
                label={words.what.finer}
                value={draft.finerCategoryId ?? ''}
                empty={words.what.noFiner}
                options={finer.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => set({ finerCategoryId: event.target.value || null })}
              />
            </Row>
          )}
          <Row below label={words.what.flags} reason={flagReason(draft.flags[0])}>
            <Choices
              hideLabel
              label={words.what.flags}
              values={draft.flags.filter((flag) => flag !== 'petition')}
              options={markable.map((flag) => ({ value: flag, label: needWords.flags[flag] }))}
              onChange={(flags) => set({ flags })}
            />
          </Row>
          <Row label={words.what.alone}>
            <Choice
              hideLabel
              label={words.what.alone}
              value={draft.livesAlone === null ? null : draft.livesAlone ? 'alone' : 'together'}
              options={[
                { value: 'alone', label: words.what.livesAlone },
                { value: 'together', label: words.what.notAlone },
              ]}
              onChange={(how) => set({ livesAlone: how === 'alone' })}
            />
          </Row>
          <Row label={words.what.titleRow}>
            <Field
              hideLabel
              label={words.what.titleRow}
              value={draft.title}
              maxLength={60}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Row>
        </details>
      </Panel>
    </Section>
  )
}

function Dot({ colour }: { colour: string }) {
  return (
    <span className={styles.teamDot}>
      <TeamDot colour={colour} />
    </span>
  )
}

interface RowProps {
  /** By which the page finds what is still to be chosen. */
  name?: string
  label: string
  reason?: string
  error?: string | null
  /** The choices are many: the reason stands under them. */
  below?: boolean
  children: ReactNode
}

function Row({ name, label, reason, error, below, children }: RowProps) {
  return (
    <div className={classes(styles.row, below && styles.below)} data-row={name}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.control}>
        {children}
        {error && <FieldError>{error}</FieldError>}
      </div>
      {reason && <span className={styles.reason}>{reason}</span>}
    </div>
  )
}

/** How it was sorted, once that is no longer to be chosen here. */
export function DeskSorted({ need }: { need: NeedView }) {
  if (need.kind === null) return null
  const category = need.category as BroadCategory | null
  return (
    <Section title={words.what.settled}>
      <Panel>
        <div className={styles.sorted}>
          <Mark need={need} size="small" />
          <span>{needWords.kinds[need.kind].name}</span>
          {category && <span>{needWords.categories[category]}</span>}
          {need.finerCategory && <span>{need.finerCategory.name}</span>}
          {need.team && <TeamTag name={need.team.name} colour={need.team.colour} />}
          {need.livesAlone && <span>{words.what.livesAlone}</span>}
        </div>
      </Panel>
    </Section>
  )
}

function servicesOf(services: readonly string[]): string {
  return services.length > 0 ? words.what.teamReason(services.slice(0, 4).join(words.separator)) : ''
}

function flagReason(flag: keyof typeof words.what.flagReasons | undefined): string {
  return flag ? words.what.flagReasons[flag] : words.what.flagNone
}
