import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../words.zh.ts'
import { Avatar } from './avatar.tsx'
import { Button } from './button.tsx'
import styles from './person-picker.module.css'
import { PickList } from './pick-list.tsx'

export interface FoundPerson {
  id: string
  name: string
  /** What tells two of one name apart: community, team. */
  hint?: string
  colour?: string | null
}

interface Props {
  label: string
  value: FoundPerson | null
  onChange: (person: FoundPerson | null) => void
  /** Asks the server, by name or initials. */
  find: (text: string) => Promise<readonly FoundPerson[]>
  /** Names the list among queries: the module's name first. */
  queryKey: readonly unknown[]
  error?: string | null
  hint?: string
}

/** One person, found by name or the initials of its pinyin. */
export function PersonPicker({ label, value, onChange, find, queryKey, error, hint }: Props) {
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const { data: found } = useQuery({ queryKey: [...queryKey, text], queryFn: () => find(text), enabled: text !== '' })
  const list = text && found ? found : []

  if (value) {
    return (
      <div>
        <p className={styles.label}>{label}</p>
        <div className={styles.chosen}>
          <Avatar name={value.name} colour={value.colour ?? null} />
          <span className={styles.words}>
            <span className={styles.name}>{value.name}</span>
            {value.hint && <span className={styles.hint}>{value.hint}</span>}
          </span>
          <Button kind="quiet" onClick={() => onChange(null)}>
            {words.person.change}
          </Button>
        </div>
      </div>
    )
  }

  function take(id: string): void {
    setTyped('')
    onChange(list.find((person) => person.id === id) ?? null)
  }

  return (
    <PickList
      label={label}
      hint={hint}
      error={error}
      placeholder={words.person.hint}
      typed={typed}
      onType={setTyped}
      rows={list.map(({ id, name, hint: tells, colour }) => ({
        id,
        label: name,
        hint: tells,
        mark: <Avatar name={name} colour={colour ?? null} />,
      }))}
      onTake={take}
      nothing={text && found ? words.person.nobody : null}
    />
  )
}
