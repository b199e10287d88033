import type { NeedView } from '../views.ts'
import type { ActName } from './desk-acts.ts'
import { AskDrawer } from './desk-ask-form.tsx'
import { DispatchDrawer } from './desk-dispatch-form.tsx'
import type { Draft } from './desk-draft.ts'
import { JoinDrawer } from './desk-join-form.tsx'
import { type FormName, stepForms } from './desk-step-fields.ts'
import { StepDrawer } from './desk-step-form.tsx'
import type { StepDone } from './desk-stepping.ts'
import { VisitDrawer } from './desk-visit-form.tsx'

interface Props {
  need: NeedView
  act: ActName
  intoId: string | null
  draft: Draft
  handBackLimit: number
  onDone: (done: StepDone) => void
  onClose: () => void
}

/** The form of the act that was pressed. */
export function DeskForms({ need, act, intoId, draft, handBackLimit, onDone, onClose }: Props) {
  const frame = { need, onDone, onClose }
  if (isFormName(act)) return <StepDrawer {...frame} form={stepForms[act](need, handBackLimit)} />
  switch (act) {
    case 'ask':
      return <AskDrawer {...frame} teamId={draft.teamId} />
    case 'dispatch':
      return <DispatchDrawer {...frame} hand={draft.hand} />
    case 'planVisit':
      return <VisitDrawer {...frame} />
    case 'join':
      return <JoinDrawer {...frame} intoId={intoId} />
    case 'decideWho':
    case 'transcribe':
    case 'accept':
    case 'startServing':
      return null
  }
}

function isFormName(act: ActName): act is FormName {
  return act in stepForms
}
