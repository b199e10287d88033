import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Num } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import { stampWords } from '../../../platform/web/time.ts'
import { periodWords } from '../../figures/words.zh.ts'
import { pointsTooLong, shortened, strangeNumbers } from '../bulletin.ts'
import type { BulletinView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { bulletins, docxPath } from './calls.ts'
import styles from './desk-bulletin.module.css'

/** One bulletin: its words to edit, its figures to look behind, the page for Word. */
export function Page() {
  const { bulletinId } = usePathParams<'bulletinId'>()
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['bulletins', 'one', bulletinId],
    queryFn: () => bulletins.getBulletin({ params: { bulletinId } }),
  })
  return (
    <PageBody>
      <BackLink to="/desk/bulletins">{words.page.back}</BackLink>
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <PageHead
            title={data.title}
            second={`${data.issue} · ${periodWords(data)} · ${data.writtenBy}`}
            actions={
              <ButtonLink to={docxPath(data.id)} icon={Download}>
                {words.page.download}
              </ButtonLink>
            }
          />
          <div className={styles.columns}>
            <Wording key={data.version} bulletin={data} />
            <Figures bulletin={data} />
          </div>
        </>
      )}
    </PageBody>
  )
}

function Wording({ bulletin }: { bulletin: BulletinView }) {
  const [title, setTitle] = useState(bulletin.title)
  const [text, setText] = useState(bulletin.paragraphs.join('\n'))
  const [signer, setSigner] = useState(bulletin.signer)
  const mend = useCommand(bulletins.mendBulletin, { renews: [['bulletins']], then: () => tell(words.page.saved) })
  const paragraphs = text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  const { frozen } = bulletin
  const lines = Math.max(...[frozen.teams, frozen.units].map((table) => shortened(table, words.others).length))
  const over = pointsTooLong({ title, paragraphs }, lines)
  const strange = strangeNumbers(text, frozen, `${periodWords(bulletin)}${bulletin.issue}`)
  const changed =
    title !== bulletin.title || signer !== bulletin.signer || paragraphs.join('\n') !== bulletin.paragraphs.join('\n')

  return (
    <Panel>
      <div className={styles.form}>
        <Field
          label={words.page.heading}
          value={title}
          maxLength={60}
          readOnly={!bulletin.can.mend}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          label={words.page.text}
          hint={words.page.textHint}
          rows={18}
          value={text}
          maxLength={3000}
          readOnly={!bulletin.can.mend}
          onChange={(event) => setText(event.target.value)}
        />
        <Field
          label={words.page.signer}
          value={signer}
          maxLength={40}
          readOnly={!bulletin.can.mend}
          onChange={(event) => setSigner(event.target.value)}
        />
        <p className={over > 0 || strange.length > 0 ? styles.soon : styles.calm} role="status">
          {over > 0 ? words.page.tooLong(Math.ceil(over / 28)) : words.page.fits}
          {strange.length > 0 && words.page.strange(strange.join('、'))}
        </p>
        {bulletin.can.mend && (
          <Buttons>
            <Button
              kind="main"
              busy={mend.running}
              disabled={!changed || !title.trim() || paragraphs.length === 0}
              onClick={() =>
                void mend.run({
                  params: { bulletinId: bulletin.id },
                  body: { title: title.trim(), paragraphs, signer: signer.trim(), version: bulletin.version },
                })
              }
            >
              {words.page.save}
            </Button>
          </Buttons>
        )}
        <FailedLine error={mend.error} />
      </div>
    </Panel>
  )
}

function Figures({ bulletin }: { bulletin: BulletinView }) {
  const { figures, teams, units, unitCode, writtenAt } = bulletin
  return (
    <div className={styles.figures}>
      <Panel>
        <h2>{words.page.figures}</h2>
        <p className={styles.calm}>{words.page.asOf(stampWords(writtenAt))}</p>
        <ul className={styles.list}>
          {figures.map(({ name, value, unit, href }) => (
            <li key={name}>
              <span>{name}</span>
              <Link to={href}>
                <Num value={value} unit={unit} />
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      <Lines title={words.page.byTeam} table={teams} />
      <Lines title={unitCode.length === 9 ? words.page.byUnit : words.page.byGrid} table={units} />
    </div>
  )
}

function Lines({ title, table }: { title: string; table: BulletinView['teams'] }) {
  return (
    <Section title={title}>
      <Panel flush>
        <table className={styles.table}>
          <thead>
            <tr>
              {table.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map(({ value, href }, at) => (
                  <td key={table.heads[at + 1]}>{href ? <Link to={href}>{value}</Link> : value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </Section>
  )
}
