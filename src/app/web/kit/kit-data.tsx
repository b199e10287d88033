import { useState } from 'react'
import { Bars } from '../../../platform/web/kit/bars.tsx'
import { Deadline } from '../../../platform/web/kit/deadline.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { KindMark } from '../../../platform/web/kit/kind-mark.tsx'
import { MatchList } from '../../../platform/web/kit/match-list.tsx'
import { MonthCalendar } from '../../../platform/web/kit/month-calendar.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { StatLine } from '../../../platform/web/kit/stat-line.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Steps, Timeline } from '../../../platform/web/kit/timeline.tsx'
import { Group, Part } from './part.tsx'
import { matches, needs, timeline } from './samples.ts'
import { words } from './words.zh.ts'

const { sample, names } = words

export function KitData() {
  const [tab, setTab] = useState('0')
  const [match, setMatch] = useState<string | null>('match-0')
  const [month, setMonth] = useState({ year: 2027, month: 1 })
  const [day, setDay] = useState<string | null>('2027-01-06')
  return (
    <Group title={words.parts.data}>
      <Part name={names.facts}>
        <Facts facts={sample.facts} look="row" />
        <Panel>
          <Facts facts={sample.facts} />
        </Panel>
      </Part>
      <Part name={names.steps}>
        {[0, 2, 4].map((step) => (
          <Panel key={step}>
            <Steps steps={sample.steps} current={step} summary={step === 2 ? sample.stepSummary : undefined} />
          </Panel>
        ))}
      </Part>
      <Part name={names.timeline}>
        <Timeline entries={timeline} />
      </Part>
      <Part name={names.tabs}>
        <Tabs
          label={names.tabs}
          current={tab}
          onChange={setTab}
          tabs={sample.tabs.map((label, index) => ({
            id: String(index),
            label,
            count: index < 3 ? 7 - index * 2 : undefined,
            late: index === 1,
          }))}
        />
        <ItemList
          label={names.items}
          look="phone"
          items={needs.slice(0, 3).map((need) => ({
            id: need.id,
            to: '/kit',
            title: need.title,
            second: need.second,
            mark: <KindMark {...need.kind} />,
            end: <Deadline dueAt={need.dueAt} short />,
            endSecond: <TeamTag name={need.team.name} colour={need.team.colour} />,
          }))}
        />
      </Part>
      <Part name={names.match} wide>
        <MatchList label={names.match} matches={matches} value={match} onChange={setMatch} />
      </Part>
      <Part name={names.stats} wide>
        <StatLine
          stats={sample.stats.map((stat, index) => ({ ...stat, ...(index === 2 && { tone: 'late' as const }) }))}
        />
      </Part>
      <Part name={names.bars}>
        <Bars
          label={sample.barsLabel}
          unit={sample.times}
          bars={sample.teams.slice(0, 6).map((team, index) => ({
            id: team.colour,
            label: team.name,
            value: [20, 6, 51, 8, 29, 6][index] ?? 0,
            colour: team.colour,
            note: sample.barNote(46 - index * 3),
          }))}
        />
      </Part>
      <Part name={names.calendar}>
        <MonthCalendar
          {...month}
          onMonth={(year, next) => setMonth({ year, month: next })}
          selected={day}
          onDay={setDay}
          days={{
            '2027-01-01': { label: sample.holiday, tone: 'rest' },
            '2027-01-03': { label: sample.makeUp, tone: 'work' },
            '2027-01-12': { label: sample.closed, tone: 'closed' },
            '2027-01-06': { events: 3 },
          }}
        />
      </Part>
    </Group>
  )
}
