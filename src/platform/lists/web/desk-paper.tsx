import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { Button } from '../../web/kit/button.tsx'
import { classes } from '../../web/kit/classes.ts'
import { BackLink } from '../../web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Empty, Failed, Loading } from '../../web/kit/states.tsx'
import { useMe } from '../../web/me.ts'
import { usePathParams, usePlace } from '../../web/router.ts'
import { stampWords } from '../../web/time.ts'
import type { ListView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-paper.module.css'
import { listQuery, lists } from './lists-calls.ts'

const mostRows = 2_000
const pageRows = 500
/** More columns than these stand better on A4 across. */
const mostUpright = 6

/** A list as it goes onto A4: by the filters and the order of its page’s address. */
export function Page() {
  const { list } = usePathParams<'list'>()
  const search = usePlace()?.search ?? {}
  const about = useQuery(listQuery(list))
  const paper = useQuery({
    queryKey: ['lists', list, 'paper', search],
    queryFn: () => readRows(list, search),
    gcTime: 0,
  })
  const failed = about.error ?? paper.error
  const retry = () => void (about.error ? about.refetch() : paper.refetch())

  return (
    <PageBody>
      {failed ? (
        <Failed error={failed} onRetry={retry} />
      ) : about.data && paper.data ? (
        <Paper list={about.data} {...paper.data} />
      ) : (
        <Loading shape="rows" />
      )}
    </PageBody>
  )
}

interface Rows {
  at: number
  rows: readonly { id: string; cells: readonly string[] }[]
  more: boolean
}

function Paper({ list, at, rows, more }: Rows & { list: ListView }) {
  const name = useMe()?.person.name ?? ''
  const query = usePlace()?.query ?? ''
  // Names and phones stay on one line, and times where there is room.
  const oneLine = list.columns.length > 9 ? 11 : 16
  return (
    <>
      <div className="no-print">
        <BackLink to={list.path + query}>{words.paper.back}</BackLink>
        <PageHead
          title={list.title}
          second={more ? words.paper.tooMany(mostRows) : words.paper.rows(rows.length)}
          actions={
            <Button kind="main" icon={Printer} disabled={rows.length === 0} onClick={() => print()}>
              {words.paper.print}
            </Button>
          }
        />
      </div>
      {rows.length === 0 ? (
        <Empty>{words.paper.empty}</Empty>
      ) : (
        <div className={classes(styles.sheet, list.columns.length > mostUpright && styles.across)}>
          {list.personal && <div className={styles.mark} data-name={name} aria-hidden />}
          <table className={styles.table}>
            <caption className={styles.title}>{list.title}</caption>
            <thead>
              <tr>
                {list.columns.map(({ key, head }) => (
                  <th key={key} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tfoot>
              <tr>
                <td colSpan={list.columns.length}>{words.paper.by(name, stampWords(at))}</td>
              </tr>
            </tfoot>
            <tbody>
              {rows.map(({ id, cells }) => (
                <tr key={id}>
                  {cells.map((cell, index) => (
                    <td key={list.columns[index]!.key} className={cell.length <= oneLine ? styles.short : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

async function readRows(list: string, search: Readonly<Record<string, string>>): Promise<Rows> {
  const rows: Rows['rows'][number][] = []
  let after: string | undefined
  for (;;) {
    const page = await lists.listRows({ params: { list }, query: { ...search, after, limit: pageRows } })
    rows.push(...page.rows)
    if (page.next === null || rows.length >= mostRows) return { at: page.at, rows, more: page.next !== null }
    after = page.next
  }
}
