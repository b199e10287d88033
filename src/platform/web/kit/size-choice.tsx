import { type Size, sizes, useSize } from '../size.ts'
import { words } from '../words.zh.ts'
import { Button } from './button.tsx'
import { Choice } from './choice.tsx'
import styles from './top-bar.module.css'

/** 字号 in four steps, and the way back to the standard face. */
export function SizeChoice({ onDone }: { onDone?: () => void }) {
  const { size, elder, setSize, leaveElder } = useSize()
  return (
    <section className={styles.choice} aria-label={words.size.title}>
      <Choice<Size>
        label={words.size.title}
        options={sizes.map((value) => ({ value, label: words.size[value] }))}
        value={size}
        onChange={setSize}
      />
      <p className={styles.sample}>{words.size.sample}</p>
      {elder && (
        <Button
          wide
          onClick={() => {
            leaveElder()
            onDone?.()
          }}
        >
          {words.size.leaveElder}
        </Button>
      )}
    </section>
  )
}
