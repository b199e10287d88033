import { useQuery } from '@tanstack/react-query'
import { Bookmark, FileSpreadsheet, Link2, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../web/api-error.ts'
import { Button } from '../../web/kit/button.tsx'
import { Dialog } from '../../web/kit/dialog.tsx'
import { Drawer } from '../../web/kit/drawer.tsx'
import { Field } from '../../web/kit/field.tsx'
import { Menu } from '../../web/kit/menu.tsx'
import { Select } from '../../web/kit/select.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { tell } from '../../web/kit/undo.tsx'
import { useGo, usePlace } from '../../web/router.ts'
import { useSearchParams } from '../../web/search-params.ts'
import { words as kit } from '../../web/words.zh.ts'
import { words } from '../words.zh.ts'
import { downloadSheet, listQuery } from './lists-calls.ts'
import { listParams, useListSearch } from './list-address.ts'
import { SavedViews } from './saved-views.tsx'

/** The orders that a list knows; nothing where it knows one alone. */
export function SortSelect({ list, hideLabel = true }: { list: string; hideLabel?: boolean }) {
  const { data } = useQuery(listQuery(list))
  const [{ sort }, set] = useSearchParams(listParams)
  if (!data || data.sorts.length < 2) return null
  const usual = data.sorts[0]!.key
  return (
    <Select
      label={words.sort}
      hideLabel={hideLabel}
      empty={null}
      options={data.sorts.map(({ key, label }) => ({ value: key, label }))}
      value={sort || usual}
      onChange={({ target }) => set({ sort: target.value === usual ? '' : target.value })}
    />
  )
}

interface Props {
  list: string
  /** What of the address is open, and so no part of the list. */
  open: readonly string[]
  /** All in one menu, for a pane beside a detail. */
  compact?: boolean
}

/** Saved views, and the ways out of a list as it is narrowed and ordered now: workbook, paper, link. */
export function ListActs({ list, open, compact = false }: Props) {
  const go = useGo()
  const search = useListSearch(open)
  const path = usePlace()?.path ?? ''
  const [shown, setShown] = useState<'views' | 'link' | ApiError | null>(null)
  useFirstView(list)
  const address = path + (search && `?${search}`)

  async function takeSheet(): Promise<void> {
    tell(words.out.making)
    await downloadSheet(list, search).then(
      (name) => tell(words.out.made(name)),
      (error: ApiError) => setShown(error),
    )
  }

  async function copy(): Promise<void> {
    // Where the street's server has no certificate, browsers offer no clipboard.
    const copied = await navigator.clipboard?.writeText(location.origin + address).then(
      () => true,
      () => false,
    )
    if (copied) tell(words.out.copied)
    else setShown('link')
  }

  return (
    <>
      {!compact && (
        <Button icon={Bookmark} onClick={() => setShown('views')}>
          {words.views.title}
        </Button>
      )}
      <Menu
        label={compact ? kit.more : words.out.label}
        items={[
          ...(compact
            ? [{ id: 'views', label: words.views.title, icon: Bookmark, onSelect: () => setShown('views') }]
            : []),
          {
            id: 'sheet',
            label: words.out.sheet,
            icon: FileSpreadsheet,
            onSelect: () => void takeSheet(),
          },
          {
            id: 'print',
            label: words.out.print,
            icon: Printer,
            onSelect: () => go(`/desk/lists/${list}/paper${search && `?${search}`}`),
          },
          { id: 'link', label: words.out.link, icon: Link2, onSelect: () => void copy() },
        ]}
      />
      {shown === 'views' && (
        <Drawer title={words.views.title} onClose={() => setShown(null)}>
          <SavedViews list={list} open={open} />
        </Drawer>
      )}
      {shown instanceof ApiError && (
        <Dialog title={words.out.failed} onClose={() => setShown(null)}>
          <FailedLine error={shown} />
        </Dialog>
      )}
      {shown === 'link' && (
        <Dialog title={words.out.copyTitle} onClose={() => setShown(null)}>
          <Field
            label={words.out.address}
            hint={words.out.copyHint}
            value={location.origin + address}
            readOnly
            data-first
            onFocus={({ target }) => target.select()}
          />
        </Dialog>
      )}
    </>
  )
}

/** A list whose address asks for nothing opens with the view that its reader put first. */
function useFirstView(list: string): void {
  const go = useGo()
  const place = usePlace()
  const path = place?.path ?? ''
  const bare = useRef(place?.query === '')
  const { data } = useQuery(listQuery(list))
  const first = data?.views.find(({ opensFirst }) => opensFirst)

  useEffect(() => {
    if (!data) return
    if (bare.current && first && location.search === '') go(`${path}?${first.address}`, { replace: true })
    bare.current = false
  }, [data, first, go, path])
}
