/** The closed list of what can go wrong for a person. Each has a Chinese sentence that says what to do next. */
export const errorKinds = ['not-found', 'refused', 'invalid', 'conflict', 'too-many', 'signed-out'] as const
export type ErrorKind = (typeof errorKinds)[number]

export abstract class Declined extends Error {
  abstract readonly kind: ErrorKind
  readonly reason: string
  readonly field: string | null

  constructor(reason: string, field: string | null = null) {
    super(field ? `${field}: ${reason}` : reason)
    this.reason = reason
    this.field = field
  }
}

/** It isn't there, or you may not see it: the same answer, so that nobody learns which. */
export class NotFound extends Declined {
  readonly kind = 'not-found'
  constructor() {
    super('not-found')
  }
}

/** A rule says no. The reason is a word of the module's closed list. */
export class Refused extends Declined {
  readonly kind = 'refused'
}

/** What was sent can't be right. The field is a path like `body.title`. */
export class Invalid extends Declined {
  readonly kind = 'invalid'
  constructor(field: string, reason: string) {
    super(reason, field)
  }
}

/** Somebody was quicker, or the same command id came with another body. */
export class Conflict extends Declined {
  readonly kind = 'conflict'
}

export class TooMany extends Declined {
  readonly kind = 'too-many'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('too-many')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export class SignedOut extends Declined {
  readonly kind = 'signed-out'
  constructor() {
    super('signed-out')
  }
}
