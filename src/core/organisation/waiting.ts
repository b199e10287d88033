import type { Context } from '../../platform/actor/actor.ts'
import type { Post } from './post.ts'

/** Counts what lies unread while nobody holds a post, as far as the actor may give that post; 0 for anybody else. */
export type CountWaiting = (context: Context) => Promise<number>

export interface Waiting {
  readonly post: Post
  readonly count: number
}

/** A module whose matters a post alone may read says how many wait for somebody to hold it. */
export function registerWaiting(post: Post, count: CountWaiting): void {
  counts.set(post, count)
}

const counts = new Map<Post, CountWaiting>()

/** Posts that nobody holds though something waits for them: how many, and nothing else of it. */
export async function listWaiting(context: Context): Promise<Waiting[]> {
  const waiting: Waiting[] = []
  for (const [post, count] of counts) waiting.push({ post, count: await count(context) })
  return waiting.filter(({ count }) => count > 0)
}
