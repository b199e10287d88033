import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { DateRange } from '../../../platform/web/kit/date-field.tsx'
import { FilterBar } from '../../../platform/web/kit/filter-bar.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { serverNow } from '../../../platform/web/now.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { isoDay, stampWords } from '../../../platform/web/time.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import styles from './party-paper.module.css'
import { bodiesQuery } from './party-select.tsx'

const say = words.party.service
const filters = { body: text(), from: text(), to: text() }

/** 志愿服务清单: what the members of a Party body did for others in a time, as it is printed. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const today = isoDay(serverNow())
  const bodies = useQuery(bodiesQuery())
  const body = values.body || (bodies.data?.bodies.find(({ kind }) => kind === 'branch')?.id ?? '')
  const from = values.from || `${today.slice(0, 4)}-01-01`
  const to = values.to || today
  const asked = useQuery({
    queryKey: ['organisation', 'service-list', body, from, to],
    queryFn: () => organisation.getServiceList({ params: { bodyId: body }, query: { from, to } }),
    enabled: body !== '',
  })

  return (
    <PageBody>
      <div className="no-print">
        <BackLink to="/desk/theme-days">{words.party.themeDays.back}</BackLink>
        <PageHead
          title={words.pages.serviceList}
          second={say.lead}
          actions={
            <Button kind="main" icon={Printer} disabled={!asked.data?.rows.length} onClick={() => print()}>
              {say.print}
            </Button>
          }
        />
        <FilterBar>
          <Select
            label={say.body}
            hideLabel
            options={(bodies.data?.bodies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={body}
            onChange={({ target }) => set({ body: target.value })}
          />
          <DateRange
            label={say.when}
            from={from}
            to={to}
            onChange={(range) => set({ from: range.from ?? '', to: range.to ?? '' })}
          />
        </FilterBar>
      </div>
      {body === '' ? (
        <Empty>{say.pick}</Empty>
      ) : asked.isPending ? (
        <Loading shape="rows" />
      ) : asked.error ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : asked.data.rows.length === 0 ? (
        <Empty>{say.none}</Empty>
      ) : (
        <Paper list={asked.data} from={from} to={to} />
      )}
    </PageBody>
  )
}

type ServiceList = Awaited<ReturnType<typeof organisation.getServiceList>>

function Paper({ list, from, to }: { list: ServiceList; from: string; to: string }) {
  const name = useMe()?.person.name ?? ''
  const served = new Set(list.rows.map(({ personId }) => personId)).size
  return (
    <article className={styles.paper}>
      <h2 className={styles.title}>{say.title(list.bodyName)}</h2>
      <p className={styles.period}>{say.period(from, to)}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.number}</th>
            <th scope="col">{say.name}</th>
            <th scope="col">{say.what}</th>
            <th scope="col">{say.when}</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, index) => (
            <tr key={`${row.personId} ${row.at} ${row.what}`}>
              <td>{index + 1}</td>
              <td>{row.name}</td>
              <td>{row.what}</td>
              <td>{stampWords(row.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>{say.sum(list.members, served, list.rows.length)}</p>
      <p className={styles.foot}>{say.by(name, stampWords(list.at))}</p>
    </article>
  )
}
