import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useMedia } from '../../../platform/web/media.ts'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { useKeys } from '../../../platform/web/keys.ts'
import { Link } from '../../../platform/web/link.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { needQuery } from './desk-calls.ts'
import styles from './desk-need.module.css'
import { useOpenNeed } from './desk-open-need.tsx'
import { useUndo } from './desk-undo.tsx'
import { words } from './words-desk.zh.ts'

/** One need on an address of its own, to be sent to a colleague. */
export function Page() {
  const { needId } = usePathParams<'needId'>()
  const need = useQuery(needQuery(needId))
  const wide = useMedia('(min-width: 1100px)')
  const [pane, setPane] = useState('detail')
  const undo = useUndo(() => undefined)
  const panes = useOpenNeed({
    need: need.data ?? null,
    addressOf: (id) => `/desk/need/${id}`,
    ownPage: false,
    onDone: ({ need: { id }, said, light }) => undo.say({ said, light, needIds: [id] }),
    onUndo: (id) => void undo.undo([id]),
  })
  useKeys([{ key: 'u', label: words.keys.undo, act: undo.undoLast }])

  const stage = need.data?.stage
  const list = need.data?.guarded ? 'guarded' : (stage ?? 'all')
  return (
    <div className={styles.page}>
      <div className={styles.middle}>
        <div className={styles.scroll}>
          <h1 className="heard">{need.data?.title ?? words.one.title}</h1>
          <Link to={`/desk/needs/${list}?need=${needId}`} className={styles.back}>
            <ArrowLeft size="1.1em" aria-hidden />
            {words.one.back}
          </Link>
          {need.isPending && <Loading shape="page" rows={8} />}
          {need.isError && !need.data && <Failed error={need.error} onRetry={() => void need.refetch()} />}
          {!wide && need.data && (
            <div className={styles.tabs}>
              <Tabs
                label={words.rail.title}
                current={pane}
                tabs={[
                  { id: 'detail', label: words.one.detail },
                  { id: 'rail', label: words.rail.title },
                ]}
                onChange={setPane}
              />
            </div>
          )}
          {need.data && (!wide && pane === 'rail' ? panes.rail : panes.detail)}
        </div>
        {need.data && <div className={styles.foot}>{panes.foot}</div>}
      </div>
      {wide && need.data && <aside className={styles.rail}>{panes.rail}</aside>}
      {panes.forms}
    </div>
  )
}
