/** What a probe found: one sentence, and what to do where something is wrong or could not be seen. */
export interface Finding {
  /** `unknown`: it could not be looked at, or nothing can be said; that is no failure. */
  readonly state: 'well' | 'ill' | 'unknown'
  readonly finding: string
  readonly remedy: string | null
}

export function well(finding: string): Finding {
  return { state: 'well', finding, remedy: null }
}

export function ill(finding: string, remedy: string): Finding {
  return { state: 'ill', finding, remedy }
}

export function unknown(finding: string, remedy: string): Finding {
  return { state: 'unknown', finding, remedy }
}
