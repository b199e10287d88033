import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Field } from '../../web/kit/field.tsx'
import { IconButton } from '../../web/kit/icon-button.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { Link } from '../../web/link.tsx'
import { useCommand } from '../../web/queries.ts'
import { usePlace } from '../../web/router.ts'
import type { SavedView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { listQuery, lists } from './lists-calls.ts'
import { useListSearch } from './list-address.ts'
import styles from './saved-views.module.css'

interface Props {
  list: string
  /** What of the address is open, and so no part of a view. */
  open: readonly string[]
}

/** The filters and the order in the address, kept under a name and opened again with one press. */
export function SavedViews({ list, open }: Props) {
  const { data } = useQuery(listQuery(list))
  const address = useListSearch(open)
  const [name, setName] = useState('')
  const save = useCommand(lists.saveView, { renews: [listQuery(list).queryKey], then: () => setName('') })

  return (
    <div className={styles.views}>
      {data?.views.length === 0 && <p className="second">{words.views.none}</p>}
      <ul>
        {data?.views.map((view) => (
          <View key={view.id} list={list} view={view} />
        ))}
      </ul>
      <form
        className={styles.save}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) void save.run({ params: { list }, body: { name: name.trim(), address } })
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
      <FailedLine error={save.error} />
    </div>
  )
}

function View({ list, view }: { list: string; view: SavedView }) {
  const path = usePlace()?.path ?? ''
  const renews = [listQuery(list).queryKey]
  const openFirst = useCommand(lists.openFirst, { renews })
  const remove = useCommand(lists.removeView, { renews })
  const params = { viewId: view.id }
  return (
    <li className={styles.view}>
      <Link to={`${path}${view.address && `?${view.address}`}`} className={styles.link}>
        {view.name}
      </Link>
      <label className={styles.first}>
        <input
          type="checkbox"
          aria-label={words.views.firstOf(view.name)}
          // As it was pressed, until the server has said so.
          checked={openFirst.running !== view.opensFirst}
          onChange={({ target }) => void openFirst.run({ params, body: { first: target.checked } })}
        />
        {words.views.first}
      </label>
      <IconButton
        icon={Trash2}
        word={words.views.removeWord}
        aria-label={words.views.remove(view.name)}
        onClick={() => void remove.run({ params })}
      />
      <FailedLine error={openFirst.error ?? remove.error} />
    </li>
  )
}
