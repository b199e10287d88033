import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { PersonView } from '../../people/contract.ts'
import { people } from '../../people/web/calls.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'

/** Another number, or none. */
export function PhoneForm({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const [phone, setPhone] = useState('')
  const change = useCommand(people.changePhone, {
    renews: [['people']],
    then: () => {
      tell(words.people.mended)
      onClose()
    },
  })
  const params = { personId: person.id }

  return (
    <Drawer
      title={words.people.details(person.name)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={change.running}
            disabled={!phone.trim()}
            onClick={() => void change.run({ params, body: { phone: phone.trim() } })}
          >
            {words.people.changePhone}
          </Button>
          {person.phone && (
            <Button
              kind="danger"
              busy={change.running}
              onClick={() => void change.run({ params, body: { phone: null } })}
            >
              {words.people.removePhone}
            </Button>
          )}
          <Button onClick={onClose}>{words.people.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        {person.phone && <p className="second">{words.people.phoneNow(person.phone)}</p>}
        <Field
          label={words.people.newPhone}
          inputMode="tel"
          data-first
          value={phone}
          error={change.error?.message ?? null}
          onChange={(event) => setPhone(event.target.value)}
        />
      </div>
    </Drawer>
  )
}
