import { ApiError } from '../../../platform/web/api-error.ts'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import {
  ConflictNotice,
  Empty,
  ErrorList,
  Failed,
  FailedLine,
  Loading,
  NoRight,
  NotFound,
  Offline,
} from '../../../platform/web/kit/states.tsx'
import { Group, Part } from './part.tsx'
import { words } from './words.zh.ts'

const { sample } = words
const refused = new ApiError({ error: 'refused', message: sample.refusal }, 422)
const offline = new ApiError({ error: 'offline' }, 0)

export function KitStates() {
  const act = () => undefined
  return (
    <Group title={words.parts.states}>
      <Part name="Empty">
        <Panel>
          <Empty action={<Button>{sample.emptyAct}</Button>}>{sample.empty}</Empty>
        </Panel>
        <Panel>
          <NoRight keeper={sample.keeper} />
        </Panel>
        <Panel>
          <NotFound />
        </Panel>
      </Part>
      <Part name="Loading">
        <Loading atOnce />
        <Loading atOnce shape="rows" rows={3} />
        <Loading atOnce shape="cards" rows={1} />
      </Part>
      <Part name="Failed">
        <Failed error={new Error('x')} title={sample.failed} safe={sample.safe} onRetry={act} phone="19900000001" />
        <Failed error={refused} />
        <FailedLine error={refused} />
        <FailedLine error={offline} />
      </Part>
      <Part name="Offline">
        <Failed error={offline} onRetry={act} />
        <Offline />
        <ConflictNotice who={sample.who} onSee={act} />
        <ErrorList
          errors={[
            { field: 'phone', message: sample.phoneError },
            { field: 'what', message: sample.refusal },
          ]}
        />
      </Part>
    </Group>
  )
}
