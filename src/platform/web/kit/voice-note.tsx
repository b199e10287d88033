import { Mic, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { playingWords } from '../time.ts'
import { canRecord, longestSeconds, type Recording, startRecording } from '../voice.ts'
import { words } from '../words.zh.ts'
import { Button, ButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import styles from './voice-note.module.css'
import { VoicePlayer } from './voice-player.tsx'

interface Props {
  recording: Recording | null
  onChange: (recording: Recording | null) => void
  /** Whom to call where nothing can be recorded. */
  phone?: string | null | undefined
}

type Running = Awaited<ReturnType<typeof startRecording>>

/** 点一下，开始说: at most a minute, heard again, said anew. Where it is impossible it says so and offers a call. */
export function VoiceNote({ recording, onChange, phone }: Props) {
  const [running, setRunning] = useState<Running | null>(null)
  const [refused, setRefused] = useState(false)
  const seconds = useSeconds(running !== null)
  const latest = useRef<Running | null>(null)
  latest.current = running

  useEffect(() => () => latest.current?.cancel(), [])
  useEffect(() => {
    if (seconds >= longestSeconds) void stop()
  })

  async function start(): Promise<void> {
    setRefused(false)
    onChange(null)
    try {
      setRunning(await startRecording())
    } catch {
      setRefused(true)
    }
  }

  async function stop(): Promise<void> {
    const ending = running
    setRunning(null)
    if (!ending) return
    // Stopped before anything was heard: there is nothing to send.
    const heard = await ending.stop()
    onChange(heard.blob.size > 0 ? heard : null)
  }

  if (!canRecord() || refused) {
    return (
      <div className={styles.impossible}>
        <p>{refused ? words.voice.refused : words.voice.impossible}</p>
        <p className="second">{words.voice.keyboardHint}</p>
        {phone && (
          <p className={styles.call}>
            <ButtonLink to={`tel:${phone}`} wide>
              {words.voice.call}
            </ButtonLink>
          </p>
        )}
      </div>
    )
  }

  if (recording) {
    return (
      <div className={styles.done}>
        <p className={styles.title} role="status">
          {words.voice.recorded(playingWords(recording.seconds))}
        </p>
        <VoicePlayer src={recording.url} seconds={recording.seconds} />
        <p className={styles.call}>
          <Button onClick={() => void start()}>{words.voice.redo}</Button>
        </p>
      </div>
    )
  }

  return (
    <button
      type="button"
      className={classes(styles.big, running && styles.running)}
      onClick={() => void (running ? stop() : start())}
    >
      <span className={styles.circle} aria-hidden>
        {running ? <Square size="1.4em" /> : <Mic size="1.5em" strokeWidth={1.75} />}
      </span>
      <span>
        <span className={styles.title}>{running ? words.voice.stop : words.voice.start}</span>
        <span className={classes(styles.hint, !running && 'second')} role={running ? 'timer' : undefined}>
          {running
            ? `${playingWords(seconds)} ${words.dot} ${words.voice.left(longestSeconds - seconds)}`
            : words.voice.startHint}
        </span>
      </span>
    </button>
  )
}

function useSeconds(running: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    setSeconds(0)
    if (!running) return
    const startedAt = Date.now()
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - startedAt) / 1000)), 250)
    return () => clearInterval(timer)
  }, [running])
  return seconds
}
