import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { Facts, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { answerText } from '../answer.ts'
import type { OrderView } from '../contract.ts'
import { satisfactions } from '../order.ts'
import { satisfactionWords, stateWords } from '../words.zh.ts'
import { orders, ordersKey } from './calls.ts'
import styles from './orders.module.css'
import { words } from './words.zh.ts'

const { one } = words

/** One order beside the list: whose deadline, the need, and the answer in the sender's form. */
export function OneOrder({ needId, onClose }: { needId: string; onClose: () => void }) {
  const order = useQuery({
    queryKey: [...ordersKey, 'one', needId],
    queryFn: () => orders.getOrder({ params: { needId } }),
  })
  if (order.isPending || order.error) {
    return (
      <Drawer title={words.list.title} onClose={onClose}>
        {order.error ? <Failed error={order.error} onRetry={() => void order.refetch()} /> : <Loading />}
      </Drawer>
    )
  }
  return <Order order={order.data} onClose={onClose} />
}

function Order({ order, onClose }: { order: OrderView; onClose: () => void }) {
  const [told, setTold] = useState(order.answer)
  const [missing, setMissing] = useState(false)
  const answer = useCommand(orders.answer, {
    renews: [ordersKey],
    then: () => {
      tell(one.doneTold)
      onClose()
    },
  })
  const preview = answerText(order.number, told)

  async function copy(): Promise<void> {
    // Where the street's server has no certificate, browsers offer no clipboard.
    const copied = await navigator.clipboard?.writeText(preview).then(
      () => true,
      () => false,
    )
    tell(copied ? one.copied : one.cannotCopy)
  }

  function send(): void {
    const lacks = !told.handling.trim() || !told.reply.trim()
    setMissing(lacks)
    if (!lacks) void answer.run({ params: { needId: order.id }, body: told })
  }

  return (
    <Drawer
      title={one.title(order.sender, order.number)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind={order.can.answer ? 'plain' : 'primary'} onClick={() => void copy()}>
            {one.copy}
          </Button>
          {order.can.answer && (
            <Button kind="primary" busy={answer.running} onClick={send}>
              {one.done}
            </Button>
          )}
        </Buttons>
      }
    >
      <div className={styles.stack}>
        <Facts
          facts={[
            {
              label: one.whose(order.sender),
              value: (
                <>
                  <At at={order.dueAt} />{' '}
                  <Badge tone={order.state === 'late' ? 'late' : 'plain'}>{stateWords[order.state]}</Badge>
                </>
              ),
            },
            { label: words.list.subject, value: order.title },
            ...(order.howToAnswer ? [{ label: one.how, value: order.howToAnswer }] : []),
            {
              label: one.recorded,
              value: (
                <>
                  <At at={order.recordedAt} /> {order.recordedBy}
                </>
              ),
            },
            ...(order.answeredAt
              ? [
                  {
                    label: one.answered,
                    value: (
                      <>
                        <At at={order.answeredAt} /> {order.answeredBy}
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <ButtonLink to={`/desk/need/${order.id}`}>{`${one.openNeed} ${order.needNumber}`}</ButtonLink>
        {order.can.answer && (
          <Section title={one.answerTitle}>
            <div className={styles.stack}>
              <p className={styles.under}>{one.answerHint}</p>
              <TextArea
                label={one.handling}
                rows={3}
                maxLength={2000}
                value={told.handling}
                onChange={(event) => setTold({ ...told, handling: event.target.value })}
              />
              <TextArea
                label={one.reply}
                rows={3}
                maxLength={2000}
                value={told.reply}
                onChange={(event) => setTold({ ...told, reply: event.target.value })}
              />
              <Choice
                label={one.satisfied}
                options={satisfactions.map((value) => ({ value, label: satisfactionWords[value] }))}
                value={told.satisfied}
                onChange={(satisfied) => setTold({ ...told, satisfied })}
              />
              {missing && <FieldError>{one.missing}</FieldError>}
            </div>
          </Section>
        )}
        <Section title={one.preview}>
          <p className={styles.preview}>{preview}</p>
        </Section>
        <FailedLine error={answer.error} />
      </div>
    </Drawer>
  )
}
