/**
 * What a call fails with. `error` is a word of the server's closed list (`not-found`, `refused`, `invalid`, `conflict`,
 * `too-many`, `signed-out`, `failed`), or `offline` when no answer came, or `broken` when the answer was none of ours.
 */
export class ApiError extends Error {
  readonly error: string
  readonly reason: string | null
  readonly field: string | null
  readonly status: number

  constructor(answer: { error: string; reason?: string; field?: string; message?: string }, status: number) {
    super(answer.message ?? '')
    this.name = 'ApiError'
    this.error = answer.error
    this.reason = answer.reason ?? null
    this.field = answer.field ?? null
    this.status = status
  }

  /** Nothing reached the server, or nothing came back; the same command may be sent again. */
  get offline(): boolean {
    return this.error === 'offline'
  }
}
