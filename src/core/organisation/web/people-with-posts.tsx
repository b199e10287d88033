import { Avatar } from '../../../platform/web/kit/avatar.tsx'
import { Link } from '../../../platform/web/link.tsx'
import type { Post } from '../post.ts'
import { words } from '../words.zh.ts'
import styles from './people-with-posts.module.css'

interface Props {
  people: readonly { grantId: string; personId: string; name: string; post: Post }[]
  /** The key of the team's colour, behind the first letter of a name. */
  colour?: string
}

/** Who holds which post, each opening the person. */
export function PeopleWithPosts({ people, colour }: Props) {
  return (
    <ul className={styles.list}>
      {people.map(({ grantId, personId, name, post }) => (
        <li key={grantId} className={styles.person}>
          <Avatar name={name} colour={colour} />
          <span className={styles.words}>
            <Link to={`/desk/people?person=${personId}`} className={styles.name}>
              {name}
            </Link>
            <span className={styles.post}>{words.posts[post]}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
