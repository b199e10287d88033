import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { territory } from '../../territory/web/calls.ts'
import { chats, chatsKey } from './calls.ts'
import styles from './chats.module.css'
import { words } from './words.zh.ts'

const { paste: said } = words

/** Paste what was said in a group. */
export function Page() {
  const go = useGo()
  const known = useId()
  const mine = useMe()?.posts.flatMap(({ unitCode }) => unitCode ?? []) ?? []
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const groups = useQuery({ queryKey: [...chatsKey, 'names'], queryFn: () => chats.listChats() })
  const [chatName, setChatName] = useState('')
  const [picked, setPicked] = useState('')
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const paste = useCommand(chats.paste, { renews: [chatsKey], then: ({ pasteId }) => go(`/desk/chats/${pasteId}`) })
  const within = (units.data?.units ?? []).filter(
    ({ code, level }) => level !== 'grid' && mine.some((post) => code.startsWith(post) || post.startsWith(code)),
  )
  const unitCode = picked || within.find(({ level }) => level === 'community')?.code || ''

  function send(): void {
    const lacks = !chatName.trim() || !unitCode || !text.trim()
    setMissing(lacks)
    if (!lacks) void paste.run({ body: { unitCode, chatName: chatName.trim(), text } })
  }

  return (
    <PageBody>
      <PageHead title={said.title} second={said.lead} actions={<ButtonLink to="/desk/chats">{said.back}</ButtonLink>} />
      <div className={`${styles.stack} ${styles.form}`}>
        <Field
          label={said.chat}
          hint={said.chatHint}
          maxLength={40}
          list={known}
          value={chatName}
          onChange={(event) => setChatName(event.target.value)}
        />
        <datalist id={known}>
          {(groups.data?.rows ?? []).map(({ name, unitCode: of }) => (
            <option key={`${of} ${name}`} value={name} />
          ))}
        </datalist>
        <Select
          label={said.unit}
          options={within.map(({ code, name }) => ({ value: code, label: name }))}
          value={unitCode}
          onChange={({ target }) => setPicked(target.value)}
        />
        <TextArea
          label={said.text}
          hint={`${said.textHint}${groups.data ? said.kept(groups.data.keptDays) : ''}`}
          rows={14}
          value={text}
          onChange={(event) => {
            setMissing(false)
            setText(event.target.value)
          }}
        />
        {missing && <FieldError>{said.missing}</FieldError>}
        <FailedLine error={paste.error} />
        <Buttons>
          <Button kind="main" busy={paste.running} onClick={send}>
            {said.send}
          </Button>
        </Buttons>
      </div>
    </PageBody>
  )
}
