/** Argon2id with 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet asks. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Nobody's. It is compared with where there is no password, so that an unknown name takes as long as a known one. */
export const decoy = '$argon2id$v=19$m=19456,t=2,p=1$sddYiMnsJOC0zIOduIEp4w$jk9thSBWNm53IPp7q3ruzcDRyVTHIx0pwmh91NygaI0'

// The library is loaded with the first password: a server at rest doesn't need it.

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2')
  return hash(password.normalize('NFKC'), costs)
}

/** True when this is the password. With no hash to compare, the same work is done and the answer is false. */
export async function isPassword(password: string, known: string | undefined): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2')
  const same = await verify(known ?? decoy, password.normalize('NFKC'))
  return same && known !== undefined
}
