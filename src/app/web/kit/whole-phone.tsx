import { useState } from 'react'
import { Ribbon } from '../../../platform/web/kit/brand.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { TextArea } from '../../../platform/web/kit/field.tsx'
import { FormSteps } from '../../../platform/web/kit/form-steps.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { TabBar } from '../../../platform/web/kit/tab-bar.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Steps } from '../../../platform/web/kit/timeline.tsx'
import { TopBar } from '../../../platform/web/kit/top-bar.tsx'
import { VoiceNote } from '../../../platform/web/kit/voice-note.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { words as kit } from '../../../platform/web/words.zh.ts'
import { phoneTabs } from './kit-shell.tsx'
import styles from './whole.module.css'
import { words } from './words.zh.ts'

const { sample } = words

/** A resident's home, or the first step of asking, put together from the kit. */
export function WholePhone({ view }: { view: 'home' | 'ask' }) {
  return (
    <div className={styles.phone}>
      <Ribbon />
      <div className={styles.column}>
        <TopBar place={sample.unit} />
        <main>{view === 'home' ? <Home /> : <Ask />}</main>
      </div>
      {view === 'home' && <TabBar tabs={phoneTabs} current="0" />}
    </div>
  )
}

function Home() {
  return (
    <>
      <h1>{sample.greeting}</h1>
      <p className="second">{sample.greetingSecond}</p>
      <Section title={sample.mine} action={<Link to="/kit?view=home&face=phone">{sample.mineAll}</Link>}>
        <Panel read>
          <h3>{sample.mineTitle}</h3>
          <p>{sample.mineWhen}</p>
          <Steps steps={sample.steps} current={2} summary={sample.stepSummary} />
        </Panel>
      </Section>
      <Section title={sample.nearby}>
        <ItemList
          label={sample.nearby}
          look="phone"
          items={sample.events.map((event) => ({
            id: event.title,
            to: '/kit?view=home&face=phone',
            title: event.title,
            mark: (
              <span>
                <strong>{event.day}</strong>
                <br />
                {event.hour}
              </span>
            ),
            second: (
              <>
                <TeamTag name={sample.teams[event.team]?.name ?? ''} colour={sample.teams[event.team]?.colour} />{' '}
                {event.second}
              </>
            ),
          }))}
        />
      </Section>
    </>
  )
}

function Ask() {
  const [text, setText] = useState<string>(sample.whatValue)
  const [kind, setKind] = useState<string | null>('help')
  return (
    <FormSteps
      step={1}
      count={3}
      onBack={() => history.back()}
      question={sample.askQuestion}
      hint={sample.askHint}
      foot={
        <Button kind="main" wide>
          {kit.next}
        </Button>
      }
      footNote={kit.emergency}
    >
      <div className={styles.form}>
        <VoiceNote recording={null} onChange={() => undefined} phone="19900000001" />
        <TextArea label={sample.what} rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        <Choice label={sample.kindQuestion} look="tiles" options={sample.kindOptions} value={kind} onChange={setKind} />
        <PhotoField label={sample.photos} hideLabel photos={[]} onAdd={() => undefined} onRemove={() => undefined} />
      </div>
    </FormSteps>
  )
}
