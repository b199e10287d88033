import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react'

type Change = (event: ChangeEvent<HTMLTextAreaElement>) => void

interface Limited {
  /** The last thing that was typed or pasted did not fit. */
  readonly refused: boolean
  readonly onChange: Change
  readonly onCompositionStart: (event: CompositionEvent<HTMLTextAreaElement>) => void
  readonly onCompositionEnd: (event: CompositionEvent<HTMLTextAreaElement>) => void
}

/**
 * Holds a text at `most` characters and cuts nothing: what does not fit stays out whole, what was written stays. Words that
 * an input method still composes may stand longer until they are chosen.
 */
export function useTextLimit(most: number, value: string, onChange: Change | undefined): Limited {
  const [refused, setRefused] = useState(false)
  const kept = useRef({ text: '', at: 0 })

  function change(event: ChangeEvent<HTMLTextAreaElement>): void {
    const area = event.target
    const grows = area.value.length > value.length
    const composing = (event.nativeEvent as InputEvent).isComposing
    if (!composing && grows && area.value.length > most) {
      setRefused(true)
      stayAt(area, area.selectionStart - (area.value.length - value.length))
      return
    }

    if (area.value !== value) setRefused(false)
    onChange?.(event)
  }

  function leaveComposing({ currentTarget: area }: CompositionEvent<HTMLTextAreaElement>): void {
    if (area.value.length <= most || area.value.length <= kept.current.text.length) return
    write(area, kept.current.text)
    stayAt(area, kept.current.at)
    setRefused(true)
  }

  return {
    refused,
    onChange: change,
    onCompositionStart: ({ currentTarget }) => {
      kept.current = { text: currentTarget.value, at: currentTarget.selectionStart }
    },
    onCompositionEnd: leaveComposing,
  }
}

/** Once the text is back as it was, the cursor stands where it stood and not at the end. */
function stayAt(area: HTMLTextAreaElement, at: number): void {
  requestAnimationFrame(() => area.setSelectionRange(Math.max(0, at), Math.max(0, at)))
}

/** Writes as a person would, so that whoever holds the value hears of it. */
function write(area: HTMLTextAreaElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
