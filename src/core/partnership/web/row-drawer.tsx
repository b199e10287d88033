import type { ReactNode } from 'react'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { type Fact, Facts } from '../../../platform/web/kit/panel.tsx'
import styles from './things.module.css'
import { type Act, Acts } from './things.tsx'

interface Props {
  title: string
  facts: readonly (Fact | false)[]
  acts?: readonly (Act | false)[]
  onClose: () => void
  children?: ReactNode
}

/** One row of a list: what is known of it, and what can be done. */
export function RowDrawer({ title, facts, acts = [], onClose, children }: Props) {
  return (
    <Drawer title={title} onClose={onClose} foot={acts.some(Boolean) && <Acts acts={acts} of={title} foot />}>
      <div className={styles.facts}>
        <Facts facts={facts.filter((fact) => fact !== false)} />
      </div>
      {children}
    </Drawer>
  )
}
