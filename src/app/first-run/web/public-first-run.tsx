import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { CheckAnswers, FormSteps } from '../../../platform/web/kit/form-steps.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { parseCommunities } from '../communities.ts'
import { words } from '../words.zh.ts'
import {
  type Answers,
  bodyOf,
  emptyAnswers,
  type Faults,
  faultsOf,
  firstRunClient,
  type Step,
  steps,
} from './answers.ts'
import { CommunitiesFields, OfficersFields, StreetFields } from './fields.tsx'
import { SetUpDone } from './set-up-done.tsx'
import styles from './first-run.module.css'

/** The first page of a fresh installation: which street, which communities, who runs it. */
export function Page() {
  const { data, error, refetch } = useQuery({
    queryKey: ['first-run'],
    queryFn: () => firstRunClient.findFirstRun(),
    staleTime: Infinity,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return data.needed ? <SetUp /> : <AlreadySetUp />
}

function AlreadySetUp() {
  return (
    <>
      <h1>{words.already}</h1>
      <p>
        <ButtonLink kind="main" to="/sign-in" wide>
          {words.signIn}
        </ButtonLink>
      </p>
    </>
  )
}

function SetUp() {
  const [answers, setAnswers] = useState(emptyAnswers)
  const [at, setAt] = useState(0)
  const [faults, setFaults] = useState<Faults>({})
  const make = useCommand(firstRunClient.setUp)
  const [links, setLinks] = useState<readonly { name: string; path: string }[] | null>(null)
  if (links) return <SetUpDone links={links} />

  const step: Step = steps[at] ?? 'check'
  const change = (changes: Partial<Answers>) => setAnswers({ ...answers, ...changes })
  const fields = { answers, faults, change }

  function goTo(next: number): void {
    setFaults({})
    setAt(Math.max(0, next))
    scrollTo(0, 0)
  }

  function goOn(): void {
    const found = faultsOf(step, answers)
    if (Object.keys(found).length > 0) setFaults(found)
    else goTo(at + 1)
  }

  async function finish(): Promise<void> {
    const made = await make.run({ body: bodyOf(answers) })
    if (made) setLinks(made.links)
  }

  return (
    <FormSteps
      step={at + 1}
      count={steps.length}
      onBack={at > 0 ? () => goTo(at - 1) : undefined}
      question={words.steps[step]}
      hint={words.steps[`${step}Hint`]}
      foot={
        step === 'check' ? (
          <Button kind="main" wide busy={make.running} onClick={() => void finish()}>
            {words.make}
          </Button>
        ) : (
          <Button kind="main" wide onClick={goOn}>
            {words.next}
          </Button>
        )
      }
    >
      {step === 'street' && <StreetFields {...fields} />}
      {step === 'communities' && <CommunitiesFields {...fields} />}
      {step === 'officers' && <OfficersFields {...fields} />}
      {step === 'check' && <Check answers={answers} onChange={goTo} />}
      {step === 'check' && <FailedLine error={make.error} />}
    </FormSteps>
  )
}

function Check({ answers, onChange }: { answers: Answers; onChange: (step: number) => void }) {
  const { communities } = parseCommunities(answers.communities)
  return (
    <CheckAnswers
      answers={[
        {
          id: 'street',
          question: words.street,
          answer: `${answers.streetName} ${answers.streetCode}`,
          onChange: () => onChange(0),
        },
        {
          id: 'communities',
          question: words.communities,
          answer: (
            <>
              {words.communitiesAnswer(communities.length, Number(answers.grids))}
              {communities.map(({ code, name }) => (
                <span key={code} className={styles.line}>
                  {code} {name}
                </span>
              ))}
            </>
          ),
          onChange: () => onChange(1),
        },
        {
          id: 'officers',
          question: words.people,
          answer: answers.officers.map(({ name, phone }) => (
            <span key={phone} className={styles.line}>
              {name} {phone}
            </span>
          )),
          onChange: () => onChange(2),
        },
      ]}
    />
  )
}
