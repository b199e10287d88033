import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePlace } from '../../../platform/web/router.ts'
import { needs, viewsQuery } from './desk-calls.ts'
import { addressWithoutNeed, type ListName } from './desk-filters.ts'
import styles from './desk-saved-views.module.css'
import { words } from './words-desk.zh.ts'

/** The filters in the address, kept under a name and opened again with one press. */
export function SavedViews({ list }: { list: ListName }) {
  const { data } = useQuery(viewsQuery())
  const address = addressWithoutNeed(usePlace()?.search ?? {})
  const [name, setName] = useState('')
  const renews = [viewsQuery().queryKey]
  const save = useCommand(needs.saveView, { renews, then: () => setName('') })
  const remove = useCommand(needs.removeView, { renews })
  const stage = list === 'all' || list === 'guarded' ? null : list

  return (
    <div className={styles.views}>
      <h2 className={styles.title}>{words.views.title}</h2>
      {data?.rows.length === 0 && <p className="second">{words.views.none}</p>}
      <ul>
        {data?.rows.map((view) => (
          <li key={view.id} className={styles.view}>
            <Link to={`/desk/needs/${view.stage ?? 'all'}?${view.address}`} className={styles.link}>
              {view.name}
            </Link>
            <IconButton
              icon={Trash2}
              word={words.views.removeWord}
              aria-label={words.views.remove(view.name)}
              onClick={() => void remove.run({ params: { viewId: view.id } })}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.save}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) void save.run({ body: { name: name.trim(), stage, address } })
        }}
      >
        <Field
          label={words.views.name}
          placeholder={words.views.nameExample}
          value={name}
          maxLength={20}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={save.running} disabled={!name.trim()}>
          {words.views.save}
        </Button>
      </form>
      <FailedLine error={save.error ?? remove.error} />
    </div>
  )
}
