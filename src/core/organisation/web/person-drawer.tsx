import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Masked } from '../../../platform/web/kit/masked.tsx'
import { Facts, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { isoDay } from '../../../platform/web/time.ts'
import type { PersonView } from '../../people/contract.ts'
import { people } from '../../people/web/calls.ts'
import type { PostView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import { PersonForm } from './person-form.tsx'
import { PhoneForm } from './phone-form.tsx'
import { SkillsForm } from './skills-form.tsx'

interface Props {
  personId: string
  onClose: () => void
}

/** One person: what is kept, masked; posts and skills. */
export function PersonDrawer({ personId, onClose }: Props) {
  const [form, setForm] = useState<'mend' | 'phone' | 'skills' | null>(null)
  const asked = useQuery({
    queryKey: ['people', 'one', personId],
    queryFn: () => people.getPerson({ params: { personId } }),
  })
  const posts = useQuery({
    queryKey: ['organisation', 'posts-of', personId],
    queryFn: () => organisation.listPostsOf({ params: { personId } }),
  })
  const person = asked.data

  if (person && form === 'mend') return <PersonForm person={person} onClose={() => setForm(null)} />
  if (person && form === 'phone') return <PhoneForm person={person} onClose={() => setForm(null)} />
  if (person && form === 'skills') return <SkillsForm person={person} onClose={() => setForm(null)} />

  return (
    <Drawer
      title={person?.name ?? words.pages.people}
      onClose={onClose}
      foot={
        person?.can.mend && (
          <Buttons>
            <Button onClick={() => setForm('mend')}>{words.people.mend}</Button>
            <Button onClick={() => setForm('phone')}>{words.people.changePhone}</Button>
            <Button onClick={() => setForm('skills')}>{words.people.editSkills}</Button>
          </Buttons>
        )
      }
    >
      {asked.isPending && <Loading />}
      {asked.error && (
        <OnlyPosts posts={posts.data?.posts ?? []} error={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {person && (
        <>
          <Facts facts={factsOf(person)} />
          <Section title={words.people.posts}>
            <PostLines posts={posts.data?.posts ?? []} />
          </Section>
          <Section title={words.people.skills}>
            {person.skills.length === 0 ? (
              <p className="second">{words.people.noSkills}</p>
            ) : (
              <Facts
                facts={person.skills.map(({ name, sinceYear }) => ({
                  label: name,
                  value: sinceYear === null ? words.people.knows : words.people.sinceYear(sinceYear),
                }))}
              />
            )}
          </Section>
        </>
      )}
    </Drawer>
  )
}

function factsOf(person: PersonView) {
  const { id, called, age, livesAlone, unitName, address, phone, household, can } = person
  return [
    ...(called ? [{ label: words.people.called, value: called }] : []),
    ...(age === null ? [] : [{ label: words.people.age, value: words.people.ageOf(age) }]),
    ...(livesAlone ? [{ label: words.people.alone, value: <Badge>{words.people.alone}</Badge> }] : []),
    { label: words.people.where, value: address ? `${unitName}${words.dot}${address}` : unitName },
    {
      label: words.people.phone,
      value: phone ? (
        <Masked
          label={words.people.phone}
          masked={phone}
          open={can.openPhone ? (reason) => openPhone(id, reason) : undefined}
          reasons={words.people.reasons}
        />
      ) : (
        words.people.noPhone
      ),
    },
    ...(household.length > 0
      ? [
          {
            label: words.people.household,
            value: household.map((one, index) => (
              <span key={one.id}>
                {index > 0 && words.comma}
                <Link to={`/desk/people?person=${one.id}`}>{one.name}</Link>
              </span>
            )),
          },
        ]
      : []),
  ]
}

async function openPhone(personId: string, reason: string): Promise<string> {
  const { phone } = await people.openPhone({ params: { personId }, body: { reason } })
  return phone ?? words.people.noPhone
}

/** Somebody outside one's units: the posts are known, the person isn't. */
function OnlyPosts({ posts, error, onRetry }: { posts: readonly PostView[]; error: unknown; onRetry: () => void }) {
  return posts.length > 0 ? <PostLines posts={posts} /> : <Failed error={error} onRetry={onRetry} />
}

function PostLines({ posts }: { posts: readonly PostView[] }) {
  if (posts.length === 0) return <p className="second">{words.people.noPosts}</p>
  return (
    <Facts
      facts={posts.map((post) => ({
        label: words.posts[post.post],
        value: (
          <>
            {post.teamName ? <TeamTag name={post.teamName} colour={post.teamColour} /> : post.unitName}
            {post.squadName && `${words.dot}${post.squadName}`}
            {words.dot}
            {words.postsPage.term(isoDay(post.from), post.to === null ? null : isoDay(post.to - 1))}{' '}
            {!post.running && <Badge>{words.people.ended}</Badge>}
          </>
        ),
      }))}
    />
  )
}
