import { Button } from '../../../platform/web/kit/button.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { parseCommunities } from '../communities.ts'
import { words } from '../words.zh.ts'
import type { Answers, Faults, Officer } from './answers.ts'
import styles from './first-run.module.css'

interface Props {
  answers: Answers
  faults: Faults
  change: (changes: Partial<Answers>) => void
}

const mostOfficers = 20
const gridChoices = ['0', '1', '2', '3', '4', '5', '6', '8', '10', '12'].map((value) => ({ value, label: value }))

export function StreetFields({ answers, faults, change }: Props) {
  return (
    <div>
      {!answers.code || faults['code'] ? (
        <Field
          label={words.code}
          hint={words.codeHint}
          autoComplete="off"
          value={answers.code}
          onChange={(event) => change({ code: event.target.value })}
          error={faults['code']}
        />
      ) : null}
      <Field
        label={words.streetName}
        placeholder={words.streetNameExample}
        maxLength={60}
        value={answers.streetName}
        onChange={(event) => change({ streetName: event.target.value })}
        error={faults['streetName']}
      />
      <Field
        label={words.streetCode}
        inputMode="numeric"
        maxLength={12}
        value={answers.streetCode}
        onChange={(event) => change({ streetCode: event.target.value })}
        error={faults['streetCode']}
      />
    </div>
  )
}

export function CommunitiesFields({ answers, faults, change }: Props) {
  const { communities } = parseCommunities(answers.communities)
  return (
    <div>
      <TextArea
        label={words.communities}
        placeholder={words.communitiesExample}
        rows={8}
        value={answers.communities}
        onChange={(event) => change({ communities: event.target.value })}
        error={faults['communities']}
      />
      <p role="status" className={styles.count}>
        {communities.length > 0 && words.count(communities.length)}
      </p>
      <Select
        label={words.grids}
        hint={words.gridsHint}
        options={gridChoices}
        value={answers.grids}
        onChange={(event) => change({ grids: event.target.value })}
      />
    </div>
  )
}

export function OfficersFields({ answers, faults, change }: Props) {
  const { officers } = answers
  const put = (index: number, officer: Officer) =>
    change({ officers: officers.map((one, at) => (at === index ? officer : one)) })

  return (
    <div>
      {officers.map((officer, index) => (
        // Rows have no other name than their place.
        <Section
          key={index}
          title={index === 0 ? words.me : words.officer(index + 1)}
          action={
            index > 0 && (
              <Button kind="quiet" onClick={() => change({ officers: officers.filter((_, at) => at !== index) })}>
                {words.remove}
              </Button>
            )
          }
        >
          <Field
            label={words.name}
            autoComplete={index === 0 ? 'name' : 'off'}
            maxLength={40}
            value={officer.name}
            onChange={(event) => put(index, { ...officer, name: event.target.value })}
            error={faults[`name${index}`]}
          />
          <Field
            label={words.phone}
            type="tel"
            inputMode="tel"
            autoComplete={index === 0 ? 'tel-national' : 'off'}
            maxLength={30}
            value={officer.phone}
            onChange={(event) => put(index, { ...officer, phone: event.target.value })}
            error={faults[`phone${index}`]}
          />
          {index === 0 && (
            <Field
              label={words.password}
              hint={words.passwordHint}
              type="password"
              autoComplete="new-password"
              maxLength={200}
              value={answers.password}
              onChange={(event) => change({ password: event.target.value })}
              error={faults['password']}
            />
          )}
        </Section>
      ))}
      {officers.length < mostOfficers && (
        <p className={styles.more}>
          <Button wide onClick={() => change({ officers: [...officers, { name: '', phone: '' }] })}>
            {words.addOfficer}
          </Button>
        </p>
      )}
      <p className="second">{words.othersHint}</p>
    </div>
  )
}
