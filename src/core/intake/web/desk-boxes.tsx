import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import { uploadFile, attachmentPath } from '../../../platform/attachments/web/upload.ts'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { spacedCode } from '../code.ts'
import type { BoxView } from '../contract.ts'
import { boxesKey, findPeople, intake } from './desk-calls.ts'
import styles from './desk-cards.module.css'
import { UnitSelect } from './desk-unit-select.tsx'
import { words } from './words-desk.zh.ts'

const filters = { unit: text(), q: text(), sort: oneOf(['-opened', 'opened']), closed: flag(), box: text() }

/** Suggestion boxes: where they hang, who opens them, what came by them. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const [adding, setAdding] = useState(false)
  const list = useInfiniteQuery({
    queryKey: [...boxesKey, values.unit, values.q, values.sort, values.closed],
    queryFn: ({ pageParam }) =>
      intake.listBoxes({
        query: {
          unit: values.unit || undefined,
          words: values.q || undefined,
          sort: values.sort ?? undefined,
          closed: values.closed ? 'yes' : undefined,
          after: pageParam || undefined,
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const open = rows.find(({ id }) => id === values.box)
  const add = list.data?.pages[0]?.can.open && (
    <Button kind="main" icon={Plus} onClick={() => setAdding(true)}>
      {words.boxes.add}
    </Button>
  )

  return (
    <PageBody>
      <PageHead title={words.boxes.title} second={words.boxes.lead} actions={add} />
      <ListToolbar
        list="suggestion-boxes"
        search={words.boxes.filter}
        open={['box']}
        on={(values.unit ? 1 : 0) + (values.closed ? 1 : 0)}
        onClear={() => set({ unit: '', closed: false })}
      >
        <UnitSelect label={words.pickUnit} value={values.unit} filter onChange={(unit) => set({ unit })} />
        <label className={styles.check}>
          <input type="checkbox" checked={values.closed} onChange={(event) => set({ closed: event.target.checked })} />
          {words.boxes.showClosed}
        </label>
      </ListToolbar>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading shape="rows" />
      ) : rows.length === 0 ? (
        <Empty>{words.boxes.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.boxes.title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ place }) => place}
            current={values.box || null}
            onOpen={({ id }) => set({ box: id }, { push: true })}
            columns={columns}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {adding && <BoxForm box={null} onClose={() => setAdding(false)} />}
      {open && <BoxDrawer key={open.id} box={open} onClose={() => set({ box: '' })} />}
    </PageBody>
  )
}

const columns = [
  { id: 'place', head: words.boxes.place, cell: ({ place }: BoxView) => place },
  { id: 'unit', head: words.boxes.unit, cell: ({ unitName }: BoxView) => unitName },
  { id: 'keeper', head: words.boxes.keeper, cell: ({ keeper }: BoxView) => keeper.name },
  { id: 'notes', head: words.boxes.notes, align: 'end' as const, cell: ({ notes }: BoxView) => notes },
  {
    id: 'opened',
    head: words.boxes.openedAt,
    cell: ({ openedAt, closedAt }: BoxView) =>
      closedAt === null ? <At at={openedAt} /> : <Badge>{words.boxes.closed}</Badge>,
  },
]

/** One box: its poster, paper to type in, and what may be changed. */
function BoxDrawer({ box, onClose }: { box: BoxView; onClose: () => void }) {
  const [doing, setDoing] = useState<'mend' | 'type' | 'close' | null>(null)
  const close = useCommand(intake.closeBox, {
    renews: [boxesKey],
    then: () => {
      tell(words.boxes.saved)
      onClose()
    },
  })
  if (doing === 'mend') return <BoxForm box={box} onClose={() => setDoing(null)} />
  if (doing === 'type') return <PaperForm box={box} onClose={() => setDoing(null)} />
  return (
    <Drawer
      title={box.place}
      onClose={onClose}
      foot={
        <Buttons>
          {box.can.type && (
            <Button kind="main" onClick={() => setDoing('type')}>
              {words.boxes.type}
            </Button>
          )}
          {box.closedAt === null && (
            <ButtonLink to={`/desk/boxes/${box.code}/poster`} icon={Printer}>
              {words.boxes.poster}
            </ButtonLink>
          )}
          {box.can.mend && <Button onClick={() => setDoing('mend')}>{words.boxes.mend}</Button>}
          {box.can.mend && (
            <Button kind="danger" onClick={() => setDoing('close')}>
              {words.boxes.close}
            </Button>
          )}
        </Buttons>
      }
    >
      <Facts
        facts={[
          { label: words.boxes.unit, value: box.unitName },
          { label: words.boxes.keeper, value: box.keeper.name },
          { label: words.boxes.notes, value: box.notes },
          { label: words.cards.code, value: <span className={styles.code}>{spacedCode(box.code)}</span> },
          { label: words.boxes.openedAt, value: <At at={box.openedAt} /> },
        ]}
      />
      {doing === 'close' && (
        <Confirm
          title={words.boxes.closeTitle(box.place)}
          act={words.boxes.close}
          danger
          busy={close.running}
          error={close.error}
          onConfirm={() => void close.run({ params: { boxId: box.id }, body: {} })}
          onClose={() => setDoing(null)}
        >
          <p>{words.boxes.closeHappens}</p>
        </Confirm>
      )}
    </Drawer>
  )
}

function BoxForm({ box, onClose }: { box: BoxView | null; onClose: () => void }) {
  const [place, setPlace] = useState(box?.place ?? '')
  const [unitCode, setUnitCode] = useState(box?.unitCode ?? '')
  const [keeper, setKeeper] = useState<FoundPerson | null>(box?.keeper ?? null)
  const [missing, setMissing] = useState(false)
  const done = {
    renews: [boxesKey],
    then: () => {
      tell(words.boxes.saved)
      onClose()
    },
  }
  const hang = useCommand(intake.openBox, done)
  const mend = useCommand(intake.mendBox, done)

  function save(): void {
    const lacks = !place.trim() || !keeper || !unitCode
    setMissing(lacks)
    if (lacks) return
    const body = { place: place.trim(), keeperId: keeper.id }
    void (box ? mend.run({ params: { boxId: box.id }, body }) : hang.run({ body: { ...body, unitCode } }))
  }

  return (
    <Drawer
      title={box ? box.place : words.boxes.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={hang.running || mend.running} onClick={save}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        {!box && <UnitSelect label={words.boxes.unit} value={unitCode} onChange={setUnitCode} />}
        <Field
          label={words.boxes.place}
          hint={words.boxes.placeHint}
          maxLength={40}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
        <PersonPicker
          label={words.boxes.keeper}
          hint={words.boxes.keeperHint}
          value={keeper}
          onChange={setKeeper}
          find={findPeople}
          queryKey={['people', 'find']}
        />
        {missing && <FieldError>{words.boxes.missing}</FieldError>}
        <FailedLine error={hang.error ?? mend.error} />
      </div>
    </Drawer>
  )
}

/** What lay in the box on paper, with a photo of it. */
function PaperForm({ box, onClose }: { box: BoxView; onClose: () => void }) {
  const [body, setBody] = useState('')
  const [name, setName] = useState('')
  const [photos, setPhotos] = useState<readonly { id: string; src: string }[]>([])
  const take = useCommand(intake.typeNote, {
    renews: [boxesKey, ['needs']],
    then: ({ number }) => {
      tell(words.boxes.taken(number))
      onClose()
    },
  })
  return (
    <Drawer
      title={words.boxes.typeTitle(box.place)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={take.running}
            disabled={!body.trim()}
            onClick={() =>
              void take.run({
                params: { boxId: box.id },
                body: { text: body.trim(), photoIds: photos.map(({ id }) => id), name: name.trim() || undefined },
              })
            }
          >
            {words.boxes.take}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        <TextArea
          label={words.boxes.text}
          rows={6}
          maxLength={2000}
          value={body}
          data-first
          onChange={(event) => setBody(event.target.value)}
        />
        <PhotoField
          label={words.boxes.photo}
          photos={photos}
          onAdd={async (file) => {
            const { id } = await uploadFile(file, 'paper.jpg')
            setPhotos((before) => [...before, { id, src: attachmentPath(id, 'small') }])
          }}
          onRemove={(id) => setPhotos((before) => before.filter((photo) => photo.id !== id))}
        />
        <Field
          label={words.boxes.name}
          optional
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <FailedLine error={take.error} />
      </div>
    </Drawer>
  )
}
