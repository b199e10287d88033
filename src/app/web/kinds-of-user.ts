import type { Me } from '../../platform/web/me.ts'

/** The kinds of user that have tabs of their own on the phone; work comes before one's own things. */
export const kindsOfUser = ['grid', 'team', 'resident'] as const
export type KindOfUser = (typeof kindsOfUser)[number]

const posts: Record<KindOfUser, readonly string[] | null> = {
  grid: ['grid-worker', 'community-worker', 'branch-secretary'],
  team: ['team-member', 'team-leader', 'squad-leader'],
  resident: null,
}

/** What somebody is, by their posts; everybody is a resident. */
export function kindsOf(me: Me): KindOfUser[] {
  return kindsOfUser.filter((kind) => posts[kind] === null || me.posts.some(({ post }) => posts[kind]?.includes(post)))
}
