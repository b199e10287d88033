import { useQuery } from '@tanstack/react-query'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { words } from '../words.zh.ts'
import { givableQuery } from './calls.ts'
import styles from './posts-waiting.module.css'

/** What lies unread because nobody holds the post that alone may read it: how many, and the way to give the post. */
export function PostsWaiting() {
  const { data } = useQuery(givableQuery())
  return data?.waiting.map(({ post, count }) => (
    <div key={post} className={styles.waiting}>
      <Panel tone="soon">
        <p role="status">
          {words.postsPage.waiting(words.posts[post], count)}{' '}
          <Link to={`/desk/posts?post=${post}&give=1`}>{words.postsPage.waitingDo}</Link>
        </p>
      </Panel>
    </div>
  ))
}
