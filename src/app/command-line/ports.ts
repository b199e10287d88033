import { WrongUse } from './command.ts'

/** A TCP port from an option. Throws `WrongUse` for what can't be one. */
export function parsePort(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535)
    throw new WrongUse(`"${text}" is no port: give a number from 0 (any free one) to 65535.`)
  return port
}
