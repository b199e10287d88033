import { Pause, Play } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { playingWords } from '../time.ts'
import { words } from '../words.zh.ts'
import styles from './voice-player.module.css'

interface Props {
  src: string
  /** How long it is, where that is known before it is played. */
  seconds: number | null
  /** Who wrote the text, or that nobody has yet. */
  note?: ReactNode
}

/** A voice note to listen to: play, where it is, how long. */
export function VoicePlayer({ src, seconds, note }: Props) {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [measured, setMeasured] = useState<number | null>(null)
  const length = seconds ?? measured

  function turn(): void {
    if (playing) audio.current?.pause()
    else void audio.current?.play().catch(() => setPlaying(false))
  }

  return (
    <div className={styles.player}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- its text is written by a person and stands beside it */}
      <audio
        ref={audio}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onLoadedMetadata={({ currentTarget: { duration } }) => Number.isFinite(duration) && setMeasured(duration)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
      />
      <button
        type="button"
        className={styles.button}
        aria-label={playing ? words.voice.pause : words.voice.play}
        onClick={turn}
      >
        {playing ? <Pause size="1.2em" aria-hidden /> : <Play size="1.2em" aria-hidden />}
      </button>
      <span className={styles.bar} aria-hidden>
        <span
          className={styles.played}
          style={{ width: `${Math.min(100, (at / Math.max(1, length ?? 60)) * 100)}%` }}
        />
      </span>
      <span className={styles.time}>{at > 0 || length !== null ? playingWords(at > 0 ? at : (length ?? 0)) : ''}</span>
      {note && <span className={styles.note}>{note}</span>}
    </div>
  )
}
