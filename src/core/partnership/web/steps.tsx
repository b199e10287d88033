import { type ReactNode, useState } from 'react'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { keys } from './calls.ts'
import { type Answers, type FieldSpec, type Filled, filledOf, noAnswers } from './fields.ts'
import { StepForm } from './step-form.tsx'
import type { Act } from './things.tsx'
import { words } from './words.zh.ts'

/** Something that a person does here: at once, after a few fields, or after a question. */
export interface Step {
  /** Which act on which row: the same one sent again after a failure keeps its command id. */
  key: string
  label: string
  fields?: readonly FieldSpec[]
  initial?: Answers
  /** Asked before a heavy act: what will happen, and how the button names it. */
  ask?: { title: string; what: string; yes: string }
  said?: string
  send: (filled: Filled, commandId: string | undefined) => Promise<unknown>
}

interface Sent {
  key: string
  answers: Answers
  send: Step['send']
  said: string
  commandId?: string
}

/** The steps of a page: `act` makes a button of one, `node` is its open form, question or failure. */
export function useSteps(): { act: (step: Step) => Act; node: ReactNode; running: boolean } {
  const [open, setOpen] = useState<Step | null>(null)
  const command = useCommand(({ send, answers, commandId }: Sent) => send(filledOf(answers), commandId), {
    renews: [keys.all, ['organisation']],
    then: (_, { said }) => {
      setOpen(null)
      tell(said)
    },
  })
  const close = () => {
    command.reset()
    setOpen(null)
  }
  const { running, error } = command
  return { act, node: nodeOf(), running }

  function act(step: Step): Act {
    const direct = !step.fields && !step.ask
    return {
      label: step.label,
      busy: direct && running,
      onPress: () => {
        command.reset()
        if (direct) void send(step, noAnswers)
        else setOpen(step)
      },
    }
  }

  function send({ key, send: carryOut, said = words.saved }: Step, answers: Answers): Promise<unknown> {
    return command.run({ key, answers, send: carryOut, said })
  }

  function nodeOf(): ReactNode {
    if (!open) return <FailedLine error={error} />
    if (open.ask) {
      return (
        <Confirm
          title={open.ask.title}
          act={open.ask.yes}
          danger
          busy={running}
          error={error}
          onConfirm={() => void send(open, noAnswers)}
          onClose={close}
        >
          <p>{open.ask.what}</p>
        </Confirm>
      )
    }
    return (
      <StepForm
        key={open.key}
        title={open.label}
        fields={open.fields ?? []}
        {...(open.initial && { initial: open.initial })}
        running={running}
        error={error}
        onSave={(answers) => void send(open, answers)}
        onClose={close}
      />
    )
  }
}
