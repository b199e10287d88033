import { useId } from 'react'
import { words } from '../words.zh.ts'
import { Avatar } from './avatar.tsx'
import { classes } from './classes.ts'
import styles from './match-list.module.css'
import { TeamTag } from './team-tag.tsx'

export interface MatchRow {
  id: string
  name: string
  team?: { name: string; colour: string | null } | null
  /** Why: 理发 12 年, 600 米, 周四上午有空, 本月 2 次. */
  reasons: readonly string[]
  /** 最合适, 也可以, 可陪同 */
  verdict: string
  best?: boolean
}

interface Props {
  label: string
  matches: readonly MatchRow[]
  value: string | null
  onChange: (id: string) => void
}

/** Who fits, with the reasons; a person decides. */
export function MatchList({ label, matches, value, onChange }: Props) {
  const name = useId()
  return (
    <fieldset className={styles.list}>
      <legend className="heard">{label}</legend>
      {matches.map((match) => (
        <label key={match.id} className={classes(styles.match, match.id === value && styles.picked)}>
          <input
            type="radio"
            name={name}
            checked={match.id === value}
            onChange={() => onChange(match.id)}
            className={styles.radio}
          />
          <Avatar name={match.name} colour={match.team?.colour ?? null} />
          <span className={styles.words}>
            <span className={styles.name}>
              {match.name}
              {match.team && (
                <span className={styles.team}>
                  <TeamTag name={match.team.name} colour={match.team.colour} />
                </span>
              )}
            </span>
            <span className={styles.reasons}>{match.reasons.join(` ${words.dot} `)}</span>
          </span>
          <span className={classes(styles.verdict, match.best && styles.best)}>{match.verdict}</span>
        </label>
      ))}
    </fieldset>
  )
}
