import { Badge } from '../../../platform/web/kit/text.tsx'
import type { WishView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import type { useSteps } from './steps.tsx'
import { Photos, Things } from './things.tsx'
import { toneOfWish } from './tones.ts'
import { wishSteps } from './wish-steps.ts'
import { words } from './words.zh.ts'

interface Props {
  wishes: readonly WishView[]
  steps: ReturnType<typeof useSteps>
  /** For whom the reader claims, when not in person. */
  partner?: { id: string; name: string } | null
  empty: string
}

/** Small wishes as whoever might claim one reads them: what, age group, community. */
export function WishThings({ wishes, steps, partner = null, empty }: Props) {
  return (
    <Things
      empty={empty}
      things={wishes.map((wish) => ({
        id: wish.id,
        title: wish.what,
        mark: <Badge tone={toneOfWish[wish.state]}>{of.wishStates[wish.state]}</Badge>,
        lines: [
          [of.ageGroups[wish.ageGroup], wish.unitName, wish.claimer && words.wishes.claimedBy(wish.claimer)]
            .filter(Boolean)
            .join(words.dot),
          wish.thanks,
          wish.photos.length > 0 && <Photos key="photos" photos={wish.photos} />,
        ],
        acts: wishSteps(wish, partner).map((step) => steps.act(step)),
      }))}
    />
  )
}
