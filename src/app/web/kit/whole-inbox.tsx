import { CalendarHeart, Check, FileText, HandHeart, ListFilter, Merge, Phone, Scale, Store, Users } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../platform/web/kit/avatar.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Deadline, DeadlineCard } from '../../../platform/web/kit/deadline.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { KindMark } from '../../../platform/web/kit/kind-mark.tsx'
import { MatchList } from '../../../platform/web/kit/match-list.tsx'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { LoopNav, Sidebar } from '../../../platform/web/kit/sidebar.tsx'
import { DetailHead, KeyHints, ListPane, SplitView } from '../../../platform/web/kit/split-view.tsx'
import { Empty } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Timeline } from '../../../platform/web/kit/timeline.tsx'
import { VoicePlayer } from '../../../platform/web/kit/voice-player.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { words as kit } from '../../../platform/web/words.zh.ts'
import { matches, needs, silence, timeline } from './samples.ts'
import styles from './whole.module.css'
import { words } from './words.zh.ts'

const { sample } = words
const here = '/kit?view=inbox&face=desk'

/** The desk's inbox put together from the kit, to judge it as a whole. */
export function WholeInbox() {
  return (
    <div className={styles.desk}>
      <Menu />
      <main className={styles.main}>
        <SplitView
          list={<List />}
          detail={<Detail />}
          rail={<Rail />}
          foot={<Foot />}
          detailKey="1"
          onBack={() => undefined}
        />
      </main>
    </div>
  )
}

function Menu() {
  const things = [CalendarHeart, HandHeart, Scale, Store]
  const books = [Users, FileText]
  const items = (labels: readonly string[], icons: typeof things) =>
    labels.map((label, index) => ({ id: label, label, to: here, icon: icons[index] ?? null }))
  return (
    <Sidebar
      brand={sample.brand}
      street={sample.street}
      current="1"
      loop={
        <LoopNav
          current="1"
          steps={sample.loop.map((step, index) => ({
            id: String(index),
            ...step,
            to: here,
            count: [12, 7, 5, 23, 4][index],
          }))}
        />
      }
      groups={[
        { id: 'things', title: sample.things, items: items(sample.menuItems, things) },
        { id: 'books', title: sample.books, items: items(sample.bookItems, books) },
      ]}
      person={
        <span className={styles.person}>
          <Avatar name={sample.worker} />
          <span className={styles.personName}>{sample.worker}</span>
        </span>
      }
    />
  )
}

function List() {
  const hints = [['J', 'K'], ['X'], ['E'], ['M'], ['?']]
  return (
    <ListPane
      title={sample.loop[1].label}
      aside={sample.paneAside}
      tools={
        <>
          <SearchBox label={sample.search} value="" onChange={() => undefined} />
          <Button icon={ListFilter}>{kit.filters}</Button>
        </>
      }
      tabs={
        <Tabs
          label={sample.loop[1].label}
          current="0"
          onChange={() => undefined}
          tabs={sample.tabs.map((label, index) => ({
            id: String(index),
            label,
            count: [7, 2, 3][index],
            late: index === 1,
          }))}
        />
      }
      foot={<KeyHints hints={hints.map((keys, index) => ({ keys, label: sample.keyHints[index] ?? '' }))} />}
    >
      <ItemList
        label={sample.loop[1].label}
        current="need-1"
        items={needs.map((need, index) => ({
          id: need.id,
          to: here,
          title: need.title,
          second: need.second,
          strong: index < 2,
          mark: <KindMark {...need.kind} />,
          end: <Deadline dueAt={need.dueAt} short />,
          endSecond: <TeamTag name={need.team.name} colour={need.team.colour} prefix={sample.suggest} />,
        }))}
      />
      <Empty icon={null}>{sample.done}</Empty>
    </ListPane>
  )
}

function Detail() {
  const [match, setMatch] = useState<string | null>('match-0')
  const [team, setTeam] = useState<string | null>('rainbow')
  const [category, setCategory] = useState<string | null>(sample.categories[2])
  const [kind, setKind] = useState<string | null>(sample.kinds[1].character)
  return (
    <>
      <DetailHead meta={sample.meta} title={sample.needs[1].title} />
      <Facts look="row" facts={sample.facts} />
      <div className={styles.card}>
        <Panel>
          <p className={styles.words}>{sample.text}</p>
          <VoicePlayer src={silence} seconds={21} note={sample.noteByEar} />
        </Panel>
      </div>
      <Section title={sample.whatIsIt} aside={sample.whatIsItAside}>
        <Panel>
          <div className={styles.lines}>
            <Choice
              label={sample.kind}
              look="row"
              options={sample.kinds.map(({ character }) => ({ value: character, label: character }))}
              value={kind}
              onChange={setKind}
            />
            <Choice
              label={sample.category}
              look="row"
              note={sample.categoryNote}
              options={sample.categories.map((value) => ({ value, label: value }))}
              value={category}
              onChange={setCategory}
            />
            <Choice
              label={sample.team}
              look="row"
              note={sample.teamNote}
              options={sample.teams
                .filter((_, index) => index === 5 || index === 1)
                .map(({ name, colour }) => ({ value: colour, label: name, colour }))}
              value={team}
              onChange={setTeam}
            />
          </div>
        </Panel>
      </Section>
      <Section title={sample.whoFits} aside={sample.whoFitsAside}>
        <MatchList label={sample.whoFits} matches={matches} value={match} onChange={setMatch} />
      </Section>
    </>
  )
}

function Rail() {
  const now = serverNow()
  return (
    <>
      <DeadlineCard
        label={sample.triageDue}
        dueAt={now + 79 * 60_000}
        since={now - 140 * 60_000}
        note={sample.overdue}
      />
      <Section title={sample.progress}>
        <Timeline entries={timeline} />
      </Section>
      <Section title={sample.sameThing}>
        {sample.sameThings.map((thing) => (
          <p key={thing} className={styles.same}>
            {thing}
          </p>
        ))}
      </Section>
    </>
  )
}

function Foot() {
  return (
    <Buttons>
      <Button kind="main" icon={Check} hotkey="E">
        {sample.ask}
      </Button>
      <Button icon={Merge}>{sample.merge}</Button>
      <Button icon={Phone}>{sample.askFirst}</Button>
      <Button>{sample.refer}</Button>
    </Buttons>
  )
}
