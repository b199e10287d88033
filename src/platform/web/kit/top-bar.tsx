import { ALargeSmall, Square, Volume2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from '../link.tsx'
import { textToRead, useReadAloud } from '../read-aloud.ts'
import { useSize } from '../size.ts'
import { words } from '../words.zh.ts'
import { IconButton } from './icon-button.tsx'
import styles from './top-bar.module.css'

/** Comes when somebody opens it: most never do. */
const SizeChoice = lazy(() => import('./size-choice.tsx').then((file) => ({ default: file.SizeChoice })))

/** The phone's top bar: where one is, news in words and without a dot, 念给我听 and 大字. */
export function TopBar({ place, news }: { place?: ReactNode; news?: { to: string; word: string } | null }) {
  const { possible, reading, read, stop } = useReadAloud()
  const { elder, enterElder } = useSize()
  const [choosing, setChoosing] = useState(false)

  return (
    <>
      <header className={styles.bar}>
        <span className={styles.place}>{place}</span>
        {news && (
          <Link to={news.to} className={styles.news}>
            {news.word}
          </Link>
        )}
        {possible &&
          (reading ? (
            <IconButton look="round" icon={Square} word={words.readAloud.stop} onClick={stop} />
          ) : (
            <IconButton look="round" icon={Volume2} word={words.readAloud.start} onClick={() => read(textToRead())} />
          ))}
        <IconButton
          look="round"
          icon={ALargeSmall}
          word={elder ? words.size.title : words.size.big}
          aria-expanded={elder ? choosing : undefined}
          onClick={elder ? () => setChoosing(!choosing) : enterElder}
        />
      </header>
      <Suspense>{elder && choosing && <SizeChoice onDone={() => setChoosing(false)} />}</Suspense>
    </>
  )
}
