import type { ReactNode } from 'react'
import { classes } from '../../../platform/web/kit/classes.ts'
import styles from './public-kit.module.css'

/** A heading and the samples of one group under it. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <div className={styles.parts}>{children}</div>
    </section>
  )
}

/** One component with its name. */
export function Part({
  name,
  children,
  wide,
  row,
}: {
  name: string
  children: ReactNode
  wide?: boolean
  row?: boolean
}) {
  return (
    <div className={classes(styles.part, wide && styles.wide)}>
      <h3 className={styles.name}>{name}</h3>
      <div className={row ? styles.row : styles.stack}>{children}</div>
    </div>
  )
}
