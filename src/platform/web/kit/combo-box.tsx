import { useState } from 'react'
import { words } from '../words.zh.ts'
import { PickList } from './pick-list.tsx'

export interface ComboOption {
  id: string
  label: string
  hint?: string
}

interface Props {
  label: string
  options: readonly ComboOption[]
  value: string | null
  onChange: (id: string | null) => void
  hint?: string
  error?: string | null
  placeholder?: string
}

const mostShown = 50

/** One of very many, narrowed by typing; up to six take `Choice`, up to thirty `Select`. */
export function ComboBox({ label, options, value, onChange, hint, error, placeholder }: Props) {
  const chosen = options.find((option) => option.id === value)
  // Null while the field shows what was chosen.
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed?.trim() ?? ''

  function take(id: string): void {
    setTyped(null)
    onChange(id)
  }

  function leave(): void {
    if (typed === '') onChange(null)
    setTyped(null)
  }

  return (
    <PickList
      label={label}
      hint={hint}
      error={error}
      placeholder={placeholder ?? words.choose}
      typed={typed ?? chosen?.label ?? ''}
      onType={setTyped}
      rows={options.filter((option) => option.label.includes(text)).slice(0, mostShown)}
      onTake={take}
      nothing={words.none}
      opensAtOnce
      onLeave={leave}
    />
  )
}
