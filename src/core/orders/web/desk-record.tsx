import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { noPlace, type PickedPlace } from '../../../platform/web/kit/picked-place.ts'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { mostText } from '../../needs/need.ts'
import { pickedPlace, placeLists } from '../../territory/web/place-lists.ts'
import { hotline } from '../order.ts'
import { orders, ordersKey } from './calls.ts'
import styles from './orders.module.css'
import { words } from './words.zh.ts'

const { record: said } = words
const empty = {
  sender: hotline as string,
  number: '',
  dueDay: null as string | null,
  dueTime: '',
  title: '',
  text: '',
  callerName: '',
  callerPhone: '',
  place: '',
  howToAnswer: '',
}

/** An order pasted or typed: what is recognised is filled in, a person looks it over. */
export function Page() {
  const go = useGo()
  const post = useMe()?.posts.find(({ unitCode }) => unitCode?.length === 12)
  const [pasted, setPasted] = useState('')
  const [told, setTold] = useState(empty)
  const [picked, setPicked] = useState<PickedPlace | null>(null)
  const [missing, setMissing] = useState(false)
  const [unread, setUnread] = useState(false)
  const place =
    picked ??
    (post?.unitCode && post.unitName ? { ...noPlace, community: { id: post.unitCode, name: post.unitName } } : noPlace)
  const read = useCommand(orders.readPasted, {
    then: ({ dueAt, text, community, building, ...found }) => {
      setUnread(found.number === null && dueAt === null)
      setTold({
        ...told,
        sender: found.sender ?? told.sender,
        number: found.number ?? told.number,
        title: found.title ?? told.title,
        text: text || told.text,
        callerName: found.callerName ?? told.callerName,
        callerPhone: found.callerPhone ?? told.callerPhone,
        place: found.place ?? told.place,
        howToAnswer: found.howToAnswer ?? told.howToAnswer,
        ...(dueAt !== null && { dueDay: isoDay(dueAt), dueTime: clockOf(dueAt) }),
      })
      if (community) setPicked({ ...noPlace, community, building })
    },
  })
  const record = useCommand(orders.record, {
    renews: [ordersKey],
    then: ({ number }) => {
      tell(said.saved(number))
      go('/desk/orders')
    },
  })

  const dueAt = momentOf(told.dueDay, told.dueTime)

  function change(part: Partial<typeof empty>): void {
    setMissing(false)
    if (record.error) record.reset()
    setTold({ ...told, ...part })
  }

  function send(): void {
    const where = pickedPlace(place)
    const lacks = !told.sender.trim() || !told.number.trim() || !told.text.trim() || dueAt === null || where === null
    setMissing(lacks)
    if (lacks) return
    void record.run({
      body: {
        sender: told.sender.trim(),
        number: told.number.trim(),
        dueAt,
        unitCode: where.unitCode,
        buildingId: where.buildingId,
        text: told.text.trim(),
        title: told.title.trim() || undefined,
        callerName: told.callerName.trim() || undefined,
        callerPhone: told.callerPhone.trim() || undefined,
        place: told.place.trim() || undefined,
        howToAnswer: told.howToAnswer.trim() || null,
      },
    })
  }

  const line = (name: 'sender' | 'number' | 'title' | 'callerName' | 'callerPhone' | 'place' | 'howToAnswer') => ({
    value: told[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })

  return (
    <PageBody>
      <PageHead
        title={said.title}
        second={said.lead}
        actions={
          <Buttons>
            <ButtonLink to="/desk/imports">{said.sheet}</ButtonLink>
            <ButtonLink to="/desk/orders">{said.back}</ButtonLink>
          </Buttons>
        }
      />
      <div className={`${styles.stack} ${styles.form}`}>
        <TextArea
          label={said.pasted}
          hint={said.pastedHint}
          optional
          rows={6}
          maxLength={10_000}
          value={pasted}
          onChange={(event) => {
            setUnread(false)
            setPasted(event.target.value)
          }}
        />
        <Button busy={read.running} disabled={!pasted.trim()} onClick={() => void read.run({ body: { text: pasted } })}>
          {said.read}
        </Button>
        <FailedLine error={read.error} />
        {unread && <FieldError>{said.unread}</FieldError>}
        <div className={styles.pair}>
          <Field label={said.sender} hint={said.senderHint} maxLength={40} {...line('sender')} />
          <Field label={said.number} maxLength={60} {...line('number')} />
        </div>
        <div className={styles.pair}>
          <DateField label={said.dueDay} value={told.dueDay} onChange={(dueDay) => change({ dueDay })} />
          <Field
            label={said.dueTime}
            type="time"
            value={told.dueTime}
            onChange={(event) => change({ dueTime: event.target.value })}
          />
        </div>
        {dueAt !== null && dueAt <= serverNow() && (
          <p role="status" className={styles.soon}>
            {said.past}
          </p>
        )}
        <TextArea
          label={said.text}
          rows={5}
          maxLength={mostText}
          value={told.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <Field label={said.subject} optional maxLength={60} {...line('title')} />
        <PlacePicker label={said.where} value={place} lists={placeLists} noDoors onChange={setPicked} />
        <Field label={said.place} optional maxLength={100} {...line('place')} />
        <div className={styles.pair}>
          <Field label={said.caller} optional maxLength={40} {...line('callerName')} />
          <Field label={said.phone} hint={said.phoneHint} optional maxLength={30} {...line('callerPhone')} />
        </div>
        <Field label={said.how} optional maxLength={500} {...line('howToAnswer')} />
        {missing && <FieldError>{said.missing}</FieldError>}
        <FailedLine error={record.error} />
        {record.error?.reason === 'order-known' && (
          <Known unitCode={place.community!.id} sender={told.sender} number={told.number} />
        )}
        <Buttons>
          <Button kind="main" busy={record.running} onClick={send}>
            {said.save}
          </Button>
        </Buttons>
      </div>
    </PageBody>
  )
}

/** The way to the order that is there already, where one may see it. */
function Known({ unitCode, sender, number }: { unitCode: string; sender: string; number: string }) {
  const asked = { unitCode, sender: sender.trim(), number: number.trim() }
  const { data } = useQuery({
    queryKey: [...ordersKey, 'by-number', asked],
    queryFn: () => orders.findOrder({ query: asked }),
  })
  return data?.needId ? (
    <ButtonLink to={`/desk/orders?row=${data.needId}`}>{said.known(asked.number)}</ButtonLink>
  ) : null
}

/** A day without an hour is meant to its end. The street's own time, wherever the browser stands. */
function momentOf(day: string | null, time: string): number | null {
  const at = day ? Date.parse(`${day}T${time || '23:59'}+08:00`) : Number.NaN
  return Number.isNaN(at) ? null : at
}

function clockOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
}
