import { Avatar } from '../../../platform/web/kit/avatar.tsx'
import { Deadline, DeadlineCard } from '../../../platform/web/kit/deadline.tsx'
import { KindMark } from '../../../platform/web/kit/kind-mark.tsx'
import { Masked } from '../../../platform/web/kit/masked.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Ago, At, Badge, Num } from '../../../platform/web/kit/text.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { Group, Part } from './part.tsx'
import { words } from './words.zh.ts'

const { sample, names } = words
const hour = 3_600_000

export function KitText() {
  const now = serverNow()
  return (
    <Group title={words.parts.text}>
      <Part name={names.team} row>
        {sample.teams.map((team) => (
          <TeamTag key={team.name} {...team} />
        ))}
        {sample.teams.map((team) => (
          <TeamTag key={team.name} {...team} look="tint" prefix={sample.suggest} />
        ))}
      </Part>
      <Part name={names.kind} row>
        {sample.kinds.map((kind) => (
          <KindMark key={kind.character} {...kind} />
        ))}
        {sample.kinds.map((kind) => (
          <KindMark key={kind.character} {...kind} size="small" />
        ))}
        {sample.teams.slice(0, 6).map((team) => (
          <Avatar key={team.name} name={team.name} colour={team.colour} />
        ))}
        <Avatar name={sample.worker} size="large" />
      </Part>
      <Part name={names.deadline}>
        {[-26 / 60, 1.32, 5, 30].map((hours) => (
          <p key={hours}>
            <Deadline dueAt={now + hours * hour + 20_000} /> <Deadline dueAt={now + hours * hour + 20_000} short />
          </p>
        ))}
        <Deadline dueAt={now + 900 * hour} light="green" provisional />
      </Part>
      <Part name={names.deadline}>
        <DeadlineCard label={sample.triageDue} dueAt={now + 1.32 * hour} since={now - 3 * hour} note={sample.overdue} />
        <DeadlineCard label={sample.triageDue} dueAt={now - 0.5 * hour} since={now - 3 * hour} />
        <DeadlineCard label={sample.triageDue} dueAt={now + 9 * hour} since={now - 3 * hour} />
      </Part>
      <Part name={names.masked}>
        <Masked
          label={sample.phoneLabel}
          masked={sample.phoneMasked}
          reasons={sample.reasons}
          open={() => Promise.resolve(sample.phoneClear)}
        />
        <Masked label={sample.phoneLabel} masked={sample.phoneMasked} />
      </Part>
      <Part name={names.number} row>
        <Num value={1286} unit={sample.people} />
        <Num value={0.5} unit={sample.hours} />
        <Ago at={now - 5 * 60_000} />
        <Ago at={now - 80 * hour} />
        <At at={now + 20 * hour} />
        <At at={now + 20 * hour} spoken />
      </Part>
      <Part name={names.badge} row>
        <Badge tone="good">{sample.satisfied}</Badge>
        <Badge>{sample.joined}</Badge>
        <Badge tone="soon">{sample.waiting}</Badge>
        <Badge tone="late">{sample.lateWord}</Badge>
        <Badge tone="link">{sample.similar}</Badge>
      </Part>
    </Group>
  )
}
