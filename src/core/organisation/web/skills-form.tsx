import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choices } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { PersonView } from '../../people/contract.ts'
import { people } from '../../people/web/calls.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'

/** What somebody can do, from the list of the street. A year that is known stays. */
export function SkillsForm({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const [codes, setCodes] = useState<string[]>(person.skills.map(({ code }) => code))
  const list = useQuery({ queryKey: ['people', 'skills'], queryFn: () => people.listSkills() })
  const save = useCommand(people.nameSkills, {
    renews: [['people']],
    then: () => {
      tell(words.people.mended)
      onClose()
    },
  })
  const years = new Map(person.skills.map(({ code, sinceYear }) => [code, sinceYear]))
  const skills = codes.map((code) => ({ code, sinceYear: years.get(code) ?? null }))

  return (
    <Drawer
      title={words.people.details(person.name)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={save.running}
            onClick={() => void save.run({ params: { personId: person.id }, body: { skills } })}
          >
            {words.people.save}
          </Button>
          <Button onClick={onClose}>{words.people.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        {list.isPending ? (
          <Loading shape="rows" />
        ) : (
          <Choices
            label={words.people.skills}
            options={(list.data?.skills ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            values={codes}
            onChange={setCodes}
          />
        )}
        <FailedLine error={save.error} />
      </div>
    </Drawer>
  )
}
