import { ServerResponse } from 'node:http'

// Loaded before everything else in the processes that serve a journey: there it is always a working morning, so that
// deadlines, visits and pictures are alike whenever the journeys run.
const ahead = Number(process.env.WUSE_AHEAD_MS ?? 0)
const TrueDate = Date

class MorningDate extends TrueDate {
  constructor(...parts: number[]) {
    if (parts.length === 0) super(TrueDate.now() + ahead)
    else super(...(parts as [number, number]))
  }
  static override now(): number {
    return TrueDate.now() + ahead
  }
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }
}

globalThis.Date = MorningDate as DateConstructor

// A page trusts the server's clock more than its own, and Node writes that header by a clock of its own.
const writeHead = ServerResponse.prototype.writeHead as (this: ServerResponse, ...given: unknown[]) => ServerResponse
ServerResponse.prototype.writeHead = function writeMorning(this: ServerResponse, ...given: unknown[]) {
  this.setHeader('date', new Date().toUTCString())
  return writeHead.apply(this, given)
}
