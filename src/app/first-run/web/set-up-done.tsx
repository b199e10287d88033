import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { words } from '../words.zh.ts'
import styles from './first-run.module.css'

const deskFrom = 900

/** The street stands; the links of the other officers show this one time. */
export function SetUpDone({ links }: { links: readonly { name: string; path: string }[] }) {
  return (
    <>
      <h1>{words.done}</h1>
      <p>{words.doneHint}</p>
      {links.length > 0 && (
        <Section title={words.links}>
          <Panel>
            <p>{words.linksHint}</p>
            <dl>
              {links.map(({ name, path }) => (
                <div key={path}>
                  <dt className={styles.name}>{name}</dt>
                  <dd className={styles.link}>{`${location.origin}${path}`}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        </Section>
      )}
      <div className={styles.start}>
        <Button kind="main" wide onClick={() => location.replace(innerWidth >= deskFrom ? '/desk' : '/m/')}>
          {words.start}
        </Button>
      </div>
    </>
  )
}
