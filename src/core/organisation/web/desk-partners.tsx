import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { people } from '../../people/web/calls.ts'
import { territory } from '../../territory/web/calls.ts'
import type { PartnerView } from '../contract.ts'
import { partnerKinds } from '../partner.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'
import { organisation } from './calls.ts'

/** Units that work together with the street and its communities. */
export function Page() {
  const [open, setOpen] = useState<PartnerView | 'new' | null>(null)
  const list = useQuery({ queryKey: ['organisation', 'partners'], queryFn: () => organisation.listPartners() })
  if (list.isPending) return <Loading shape="rows" />
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />

  const { partners, can } = list.data
  const add = can.add && (
    <Button kind="main" icon={Plus} onClick={() => setOpen('new')}>
      {words.partners.add}
    </Button>
  )
  return (
    <PageBody>
      <PageHead title={words.pages.partners} second={words.partners.lead} actions={add} />
      {partners.length === 0 ? (
        <Empty>{words.partners.none}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.partners}
            rows={partners}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            columns={[...columns, mendColumn(setOpen)]}
          />
        </Panel>
      )}
      {open && <PartnerForm partner={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </PageBody>
  )
}

const columns = [
  { id: 'name', head: words.partners.name, cell: ({ name }: PartnerView) => name },
  { id: 'kind', head: words.partners.kind, cell: ({ kind }: PartnerView) => words.partnerKinds[kind] },
  { id: 'where', head: words.partners.where, cell: ({ unitName }: PartnerView) => unitName },
  {
    id: 'contact',
    head: words.partners.contact,
    cell: ({ contact }: PartnerView) => contact?.name ?? words.partners.noContact,
  },
]

function mendColumn(onMend: (partner: PartnerView) => void) {
  return {
    id: 'mend',
    head: words.partners.act,
    cell: (partner: PartnerView) =>
      partner.can.mend && (
        <Button kind="quiet" aria-label={`${words.partners.mend} ${partner.name}`} onClick={() => onMend(partner)}>
          {words.partners.mend}
        </Button>
      ),
  }
}

function PartnerForm({ partner, onClose }: { partner: PartnerView | null; onClose: () => void }) {
  const me = useMe()
  const [name, setName] = useState(partner?.name ?? '')
  const [kind, setKind] = useState<string>(partner?.kind ?? '')
  const [unitCode, setUnitCode] = useState(partner?.unitCode ?? '')
  const [contact, setContact] = useState<FoundPerson | null>(
    partner?.contact ? { id: partner.contact.personId, name: partner.contact.name } : null,
  )
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits(), enabled: !partner })
  const done = {
    renews: [['organisation']],
    then: () => {
      tell(words.partners.saved)
      onClose()
    },
  }
  const add = useCommand(organisation.addPartner, done)
  const mend = useCommand(organisation.mendPartner, done)
  const mine = me?.posts.map((post) => post.unitCode ?? '') ?? []
  const places = (units.data?.units ?? []).filter(
    ({ code, level }) => level !== 'grid' && mine.some((post) => post !== '' && code.startsWith(post)),
  )
  const picked = partnerKinds.find((one) => one === kind)

  function save(): void {
    if (!picked) return
    const body = { name: name.trim(), kind: picked, contactId: contact?.id ?? null }
    void (partner ? mend.run({ params: { partnerId: partner.id }, body }) : add.run({ body: { ...body, unitCode } }))
  }

  return (
    <Drawer
      title={partner ? partner.name : words.partners.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={add.running || mend.running}
            disabled={!name.trim() || !picked || !unitCode}
            onClick={save}
          >
            {words.partners.save}
          </Button>
          <Button onClick={onClose}>{words.partners.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <Field
          label={words.partners.name}
          value={name}
          maxLength={60}
          data-first
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label={words.partners.kind}
          options={partnerKinds.map((one) => ({ value: one, label: words.partnerKinds[one] }))}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
        {!partner && (
          <Select
            label={words.partners.where}
            options={places.map(({ code, name: unitName }) => ({ value: code, label: unitName }))}
            value={unitCode}
            onChange={(event) => setUnitCode(event.target.value)}
          />
        )}
        <PersonPicker
          label={words.partners.contact}
          hint={words.partners.findContact}
          value={contact}
          onChange={setContact}
          find={findContacts}
          queryKey={['people', 'find']}
        />
        <FailedLine error={add.error ?? mend.error} />
      </div>
    </Drawer>
  )
}

async function findContacts(text: string): Promise<FoundPerson[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 12 } })
  return rows.map(({ id, name, unitName }) => ({ id, name, hint: unitName }))
}
