import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { UnitView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './form.module.css'
import { territory } from './calls.ts'

/** What may be done with a unit itself: another name, a unit below. Nothing for who may do neither. */
export function UnitActs({ code }: { code: string }) {
  const [form, setForm] = useState<'add' | 'rename' | null>(null)
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const unit = units.data?.units.find((one) => one.code === code)
  if (!unit || !(unit.can.rename || unit.can.addUnit)) return null

  return (
    <div className={styles.acts}>
      <Buttons>
        {unit.can.addUnit && <Button onClick={() => setForm('add')}>{addWords(unit)}</Button>}
        {unit.can.rename && <Button onClick={() => setForm('rename')}>{words.units.rename}</Button>}
      </Buttons>
      {form && <UnitForm unit={unit} act={form} onClose={() => setForm(null)} />}
    </div>
  )
}

function addWords({ level }: UnitView): string {
  return level === 'street' ? words.units.addCommunity : words.units.addGrid
}

function UnitForm({ unit, act, onClose }: { unit: UnitView; act: 'add' | 'rename'; onClose: () => void }) {
  const [name, setName] = useState(act === 'rename' ? unit.name : '')
  const [code, setCode] = useState('')
  const done = {
    renews: [['territory'], ['organisation']],
    then: () => {
      tell(words.units.saved)
      onClose()
    },
  }
  const add = useCommand(territory.addUnit, done)
  const rename = useCommand(territory.renameUnit, done)

  function save(): void {
    const given = name.trim()
    if (act === 'rename') void rename.run({ params: { code: unit.code }, body: { name: given } })
    else void add.run({ body: { parentCode: unit.code, name: given, ...(code.trim() && { code: code.trim() }) } })
  }

  return (
    <Drawer
      title={act === 'rename' ? words.units.rename : addWords(unit)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={add.running || rename.running} disabled={!name.trim()} onClick={save}>
            {words.units.save}
          </Button>
          <Button onClick={onClose}>{words.units.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        <Field
          label={words.units.name}
          value={name}
          maxLength={60}
          data-first
          onChange={(event) => setName(event.target.value)}
        />
        {act === 'add' && (
          <Field
            label={words.units.code}
            hint={words.units.codeHint}
            optional
            inputMode="numeric"
            value={code}
            maxLength={15}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <FailedLine error={add.error ?? rename.error} />
      </div>
    </Drawer>
  )
}
