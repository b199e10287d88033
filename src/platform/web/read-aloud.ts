import { useEffect, useState } from 'react'

/**
 * 念给我听: reads with a voice that lives on this device, since a cloud voice would send the words away. `possible` is
 * false without one, and the button then stays hidden.
 */
export function useReadAloud() {
  const [voice, setVoice] = useState(localVoice)
  const [reading, setReading] = useState(false)

  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const look = () => setVoice(localVoice())
    look()
    speechSynthesis.addEventListener?.('voiceschanged', look)
    return () => {
      speechSynthesis.removeEventListener?.('voiceschanged', look)
      speechSynthesis.cancel()
    }
  }, [])

  function read(text: string): void {
    if (!voice) return
    // Some phones queue for ever behind a text that never ended.
    speechSynthesis.cancel()
    const speech = new SpeechSynthesisUtterance(text)
    speech.voice = voice
    speech.lang = voice.lang
    speech.rate = 0.9
    speech.onend = () => setReading(false)
    speech.onerror = () => setReading(false)
    setReading(true)
    speechSynthesis.speak(speech)
  }

  function stop(): void {
    speechSynthesis.cancel()
    setReading(false)
  }

  return { possible: voice !== null, reading, read, stop }
}

/** The title of the page and its main card: the heading, and what is marked `data-read`. */
export function textToRead(): string {
  const parts = document.querySelectorAll<HTMLElement>('main h1, main [data-read]')
  return [...parts].map((part) => part.innerText.trim()).join('。')
}

function localVoice(): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null
  return speechSynthesis.getVoices().find((voice) => voice.localService && /^zh\b|^cmn\b/i.test(voice.lang)) ?? null
}
