import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import type { Me } from '../../../platform/web/me.ts'
import styles from './family.module.css'
import { words } from './words.zh.ts'

/** On a helper's first page: the people for whom they do things. Loaded by nobody else. */
export function Helps({ people }: { people: Me['helps'] }) {
  return (
    <div className={styles.above}>
      <Section title={words.mine.helped}>
        <ItemList
          look="phone"
          label={words.mine.helped}
          items={people.map(({ residentId, name }) => ({
            id: residentId,
            to: `/m/family/helped/${residentId}`,
            title: words.helped.title(name),
          }))}
        />
      </Section>
    </div>
  )
}
