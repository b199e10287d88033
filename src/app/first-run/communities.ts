/** What was pasted for the communities: one a line, code and name in either order, with whatever stands between. */
export interface PastedCommunities {
  readonly communities: readonly { code: string; name: string }[]
  /** Numbers of the lines, from 1, in which no code of 12 digits and a name were found. */
  readonly unreadable: readonly number[]
}

export function parseCommunities(pasted: string): PastedCommunities {
  const communities: { code: string; name: string }[] = []
  const unreadable: number[] = []
  for (const [index, line] of pasted.normalize('NFKC').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const code = /(?:^|\D)(\d{12})(?:\D|$)/.exec(line)?.[1]
    const name = code && line.replace(code, '').replace(/^[\s,、:;·|-]+|[\s,、:;·|-]+$/g, '')
    if (code && name && name.length <= 60) communities.push({ code, name })
    else unreadable.push(index + 1)
  }
  return { communities, unreadable }
}
