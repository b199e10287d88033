import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { isoDay, startOfDay } from '../../../platform/web/time.ts'
import { territory } from '../../territory/web/calls.ts'
import type { PostView } from '../contract.ts'
import { type Post, posts, type PostSort, postSorts, type TermFilter, termFilters } from '../post.ts'
import { words } from '../words.zh.ts'
import styles from './check.module.css'
import { givableQuery, organisation } from './calls.ts'
import { GivePost } from './give-post.tsx'
import { PostsWaiting } from './posts-waiting.tsx'

const filters = {
  q: text(),
  unit: text(),
  post: oneOf(posts),
  team: text(),
  squad: text(),
  crew: flag(),
  ended: flag(),
  term: oneOf(termFilters),
  sort: oneOf(postSorts),
  give: flag(),
}

/** Who holds which post where, from when to when; given and ended here. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const [ending, setEnding] = useState<PostView | null>(null)
  const list = usePosts(values)
  const givable = useQuery(givableQuery())
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const mayGive = (givable.data?.posts.length ?? 0) > 0
  const { unit, post, team, squad, crew, ended, term } = values
  const count = [unit, post, team, squad, crew, ended, term].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.pages.posts}
        second={words.postsPage.lead}
        actions={
          mayGive && (
            <Button kind="main" icon={UserPlus} onClick={() => setFilters({ give: true })}>
              {words.postsPage.give}
            </Button>
          )
        }
      />
      <PostsWaiting />
      <ListToolbar
        list="posts"
        search={words.postsPage.search}
        on={count}
        onClear={() => setFilters({ unit: '', post: null, team: '', squad: '', crew: false, ended: false, term: null })}
        open={['give']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <Filters values={values} onChange={setFilters} />
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{words.postsPage.none}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.posts}
            rows={rows}
            rowId={({ grantId }) => grantId}
            rowName={({ name }) => name}
            to={({ personId }) => `/desk/people?person=${personId}`}
            columns={[...columns, endColumn(setEnding)]}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.postsPage.more}
        </Button>
      )}
      {values.give && givable.data && (
        <GivePost
          givable={givable.data.posts}
          teamId={values.team || null}
          post={values.post}
          onClose={() => setFilters({ give: false })}
        />
      )}
      {ending && <EndPost post={ending} onClose={() => setEnding(null)} />}
    </PageBody>
  )
}

interface Filtered {
  q: string
  unit: string
  post: Post | null
  team: string
  squad: string
  crew: boolean
  ended: boolean
  term: TermFilter | null
  sort: PostSort | null
}

function usePosts({ q, unit, post, team, squad, crew, ended, term, sort }: Filtered) {
  const query = {
    words: q || undefined,
    unit: unit || undefined,
    post: post ?? undefined,
    team: team || undefined,
    squad: squad || undefined,
    ...(crew && { crew: 'yes' as const }),
    ...(ended && { ended: 'yes' as const }),
    term: term ?? undefined,
    sort: sort ?? undefined,
  }
  return useInfiniteQuery({
    queryKey: ['organisation', 'posts', query],
    queryFn: ({ pageParam }) => organisation.listPosts({ query: { ...query, after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

function Filters({ values, onChange }: { values: Filtered; onChange: (changes: Partial<Filtered>) => void }) {
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const teams = useQuery({ queryKey: ['organisation', 'teams'], queryFn: () => organisation.listTeams() })
  return (
    <>
      <Select
        label={words.postsPage.unit}
        hideLabel
        empty={words.people.allUnits}
        options={(units.data?.units ?? []).map(({ code, name, level }) => ({
          value: code,
          label: level === 'grid' ? `${words.indent}${name}` : name,
        }))}
        value={values.unit}
        onChange={(event) => onChange({ unit: event.target.value })}
      />
      <Select
        label={words.postsPage.post}
        hideLabel
        empty={words.postsPage.anyPost}
        options={posts.filter((post) => post !== 'operator').map((post) => ({ value: post, label: words.posts[post] }))}
        value={values.post ?? ''}
        onChange={(event) => onChange({ post: posts.find((post) => post === event.target.value) ?? null })}
      />
      <Select
        label={words.postsPage.team}
        hideLabel
        empty={words.postsPage.anyTeam}
        options={(teams.data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={values.team}
        onChange={(event) => onChange({ team: event.target.value, squad: '' })}
      />
      <Select
        label={words.teams.squad}
        hideLabel
        empty={words.postsPage.anySquad}
        options={(teams.data?.teams ?? [])
          .filter(({ id }) => !values.team || id === values.team)
          .flatMap(({ squads }) => squads.map(({ id, name }) => ({ value: id, label: name })))}
        value={values.squad}
        onChange={(event) => onChange({ squad: event.target.value })}
      />
      <Select
        label={words.postsPage.termLabel}
        hideLabel
        empty={words.postsPage.anyTerm}
        options={termFilters.map((term) => ({ value: term, label: words.postsPage.terms[term] }))}
        value={values.term ?? ''}
        onChange={(event) => onChange({ term: termFilters.find((term) => term === event.target.value) ?? null })}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={values.crew} onChange={(event) => onChange({ crew: event.target.checked })} />{' '}
        {words.postsPage.crew}
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={values.ended} onChange={(event) => onChange({ ended: event.target.checked })} />{' '}
        {words.postsPage.ended}
      </label>
    </>
  )
}

const columns = [
  { id: 'name', head: words.postsPage.person, cell: ({ name }: PostView) => name },
  { id: 'post', head: words.postsPage.post, cell: ({ post }: PostView) => words.posts[post] },
  { id: 'where', head: words.postsPage.where, cell: whereOf },
  { id: 'from', head: words.postsPage.from, cell: ({ from }: PostView) => isoDay(from) },
  {
    id: 'to',
    head: words.postsPage.to,
    cell: ({ to }: PostView) => (to === null ? words.postsPage.untilFurther : isoDay(to - 1)),
  },
]

function whereOf({ unitName, teamName, teamColour, squadName }: PostView) {
  if (!teamName) return unitName
  return (
    <>
      <TeamTag name={teamName} colour={teamColour} />
      {words.dot}
      {squadName ?? unitName}
    </>
  )
}

function endColumn(onEnd: (post: PostView) => void) {
  return {
    id: 'end',
    head: words.postsPage.act,
    cell: (post: PostView) =>
      post.can.end && (
        <Button kind="quiet" aria-label={`${words.postsPage.end} ${post.name}`} onClick={() => onEnd(post)}>
          {words.postsPage.end}
        </Button>
      ),
  }
}

/** Ends a post at once, or on a day within its term. */
function EndPost({ post, onClose }: { post: PostView; onClose: () => void }) {
  const [day, setDay] = useState<string | null>(null)
  const end = useCommand(organisation.endPost, {
    renews: [['organisation']],
    then: () => {
      tell(day ? words.postsPage.endSet : words.postsPage.endedNow)
      onClose()
    },
  })
  const body = day ? { at: startOfDay(day) + dayMs } : {}
  return (
    <Confirm
      title={words.postsPage.endAsk(
        post.name,
        words.posts[post.post],
        post.squadName ?? post.teamName ?? post.unitName,
      )}
      act={words.postsPage.endYes(post.name)}
      danger
      busy={end.running}
      error={end.error}
      onConfirm={() => void end.run({ params: { grantId: post.grantId }, body })}
      onClose={onClose}
    >
      <p>{day ? words.postsPage.endLater : words.postsPage.endWhat}</p>
      <DateField
        label={words.postsPage.endOn}
        hint={words.postsPage.endOnHint}
        optional
        min={isoDay(serverNow())}
        max={post.to === null ? undefined : isoDay(post.to - 1)}
        value={day}
        onChange={setDay}
      />
    </Confirm>
  )
}

const dayMs = 86_400_000
