import { classes } from './classes.ts'
import styles from './brand.module.css'

/** Six equal stripes in the teams' colours: closes the top of the phone, the foot of the wall. Once per screen. */
export function Ribbon({ place = 'top' }: { place?: 'top' | 'foot' }) {
  return (
    <div className={classes(styles.ribbon, styles[place])} aria-hidden>
      <span className={styles.red} />
      <span className={styles.orange} />
      <span className={styles.green} />
      <span className={styles.blue} />
      <span className={styles.purple} />
      <span className={styles.rainbow} />
    </div>
  )
}

/** The mark: five petals and a bright heart. */
export function Mark({ size = '2rem' }: { size?: string }) {
  return <img src="/mark.svg" alt="" className={styles.mark} style={{ width: size, height: size }} />
}
