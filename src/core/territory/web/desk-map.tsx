import { useQuery } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { StreetMap } from '../../../platform/web/kit/street-map.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { words } from '../words.zh.ts'
import { territory } from './calls.ts'

const filters = { unit: text() }

/** The drawing of the street with the houses that have a spot; a street puts its own in place of the sketch. */
export function Page() {
  const go = useGo()
  const [{ unit }, setFilters] = useSearchParams(filters)
  const map = useQuery({ queryKey: ['territory', 'map'], queryFn: () => territory.getMap() })
  const buildings = useQuery({
    queryKey: ['territory', 'buildings', unit],
    queryFn: () => territory.listBuildings({ params: { code: unit } }),
    enabled: unit !== '',
  })
  if (map.isPending) return <Loading />
  if (map.error) return <Failed error={map.error} onRetry={() => void map.refetch()} />

  const { drawing, own, can } = map.data
  const points = (buildings.data?.buildings ?? []).flatMap(({ id, name, lon, lat }) =>
    lon === null || lat === null ? [] : [{ id, lon, lat, label: name }],
  )
  return (
    <PageBody>
      <PageHead
        title={words.pages.map}
        second={
          can.replace
            ? `${own ? words.map.own : words.map.sketch}${words.map.replaceHint}`
            : own
              ? words.map.own
              : words.map.sketch
        }
        actions={can.replace && <Replace />}
      />
      {drawing.features.length === 0 ? (
        <Empty>{words.map.empty}</Empty>
      ) : (
        <Panel flush>
          <StreetMap
            label={words.pages.map}
            shapes={drawing.features}
            points={points}
            selected={unit || null}
            onArea={(code) => setFilters({ unit: code })}
            onPoint={(id) => go(`/desk/buildings?unit=${unit}&building=${id}`)}
            noteOf={(code) => (code === unit ? words.map.buildings(buildings.data?.buildings.length ?? 0) : null)}
            height="36rem"
          />
        </Panel>
      )}
    </PageBody>
  )
}

function Replace() {
  const input = useRef<HTMLInputElement>(null)
  const [unreadable, setUnreadable] = useState(false)
  const replace = useCommand(territory.replaceMap, {
    renews: [['territory', 'map']],
    then: () => tell(words.map.replaced),
  })

  async function read(file: File | undefined): Promise<void> {
    if (!file) return
    const drawing = await file.text().then(parse)
    setUnreadable(drawing === null)
    if (drawing) await replace.run({ body: { drawing } })
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".geojson,.json,application/geo+json,application/json"
        hidden
        aria-label={words.map.replace}
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <Button icon={Upload} busy={replace.running} onClick={() => input.current?.click()}>
        {words.map.replace}
      </Button>
      {unreadable && <p role="alert">{words.map.unreadable}</p>}
      <FailedLine error={replace.error} />
    </>
  )
}

type Sent = Parameters<typeof territory.replaceMap>[0]['body']['drawing']

/** The server judges what is in it; here it only has to be JSON. */
function parse(text: string): Sent | null {
  try {
    return JSON.parse(text) as Sent
  } catch {
    return null
  }
}
