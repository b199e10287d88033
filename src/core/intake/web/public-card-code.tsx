import { type FormEvent, useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { useGo } from '../../../platform/web/router.ts'
import { cardCodeLength, readCode } from '../code.ts'
import { CallButton, Urgent } from './public-parts.tsx'
import styles from './public.module.css'
import { words } from './words-public.zh.ts'

/** For a phone that can't scan: the code of the card is typed. */
export function Page() {
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)

  function open(event: FormEvent): void {
    event.preventDefault()
    const code = readCode(typed, cardCodeLength)
    setWrong(code === null)
    if (code !== null) go(`/c/${code}`)
  }

  return (
    <form className={styles.stack} onSubmit={open} noValidate>
      <Urgent />
      <h1>{words.code.title}</h1>
      <Field
        label={words.code.label}
        hint={words.code.hint}
        error={wrong ? words.code.wrong : null}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={20}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button kind="main" type="submit" wide>
        {words.code.go}
      </Button>
      <CallButton community={null} />
    </form>
  )
}
