import { Plus } from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Masked } from '../../../platform/web/kit/masked.tsx'
import { Ago, Badge } from '../../../platform/web/kit/text.tsx'
import type { WishView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import type { ManyStep } from './many-step.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { Photos } from './things.tsx'
import { toneOfWish } from './tones.ts'
import { useMyUnits } from './unit-choices.ts'
import { makeStep, wishSteps } from './wish-steps.ts'
import { words } from './words.zh.ts'

/** 微心愿: published, claimed, delivered, fulfilled. */
export function Page() {
  const steps = useSteps()
  const communities = useMyUnits(['community'])
  const make = steps.act(makeStep(communities))
  return (
    <>
      <ListPage
        title={of.pages.wishes}
        lead={words.wishes.lead}
        list="wishes"
        search={words.search.things}
        actions={
          communities.length > 0 && (
            <Button kind="main" icon={Plus} onClick={make.onPress}>
              {make.label}
            </Button>
          )
        }
        filters={[{ name: 'state', label: words.filterNames.state, options: optionsOf(of.wishStates) }]}
        fetch={(query) => partnership.listWishes({ query: asked(query) })}
        columns={columns}
        rowName={({ what }) => what}
        many={publishMany}
        drawer={(wish, close) => (
          <RowDrawer
            title={wish.what}
            facts={[
              { label: words.heads.state, value: of.wishStates[wish.state] },
              { label: words.heads.age, value: of.ageGroups[wish.ageGroup] },
              { label: words.heads.community, value: wish.unitName },
              { label: words.wishes.forWhom, value: <ForWhom wish={wish} /> },
              wish.claimer !== null && { label: words.heads.claimer, value: wish.claimer },
              wish.thanks !== null && { label: words.wishes.thanks, value: wish.thanks },
            ]}
            acts={wishSteps(wish).map((step) => steps.act(step))}
            onClose={close}
          >
            <Photos photos={wish.photos} />
          </RowDrawer>
        )}
        empty={words.wishes.none}
      />
      {steps.node}
    </>
  )
}

/** Each in its own words: whoever picks a wish has read it. */
const publishMany: ManyStep<WishView> = {
  label: words.wishes.publishMany,
  waits: ({ can }) => can.publish,
  take: ({ ids, ...command }) => partnership.publishWishes({ ...command, body: { wishIds: ids } }),
  undo: ({ ids, ...command }) => partnership.unpublishWishes({ ...command, body: { wishIds: ids } }),
  done: words.wishes.publishedMany,
  undone: words.wishes.unpublished,
}

function ForWhom({ wish }: { wish: WishView }) {
  if (!wish.hasName) return <>{words.wishes.unnamed}</>
  return (
    <Masked
      label={words.wishes.openLabel}
      masked={words.wishes.masked}
      reasons={words.wishes.reasons}
      open={async (reason) => {
        const { forWhom } = await partnership.openWish({ params: { wishId: wish.id }, body: { reason } })
        return forWhom ?? ''
      }}
    />
  )
}

const columns = [
  { id: 'what', head: words.heads.what, cell: ({ what }: WishView) => what },
  { id: 'age', head: words.heads.age, cell: ({ ageGroup }: WishView) => of.ageGroups[ageGroup] },
  { id: 'community', head: words.heads.community, cell: ({ unitName }: WishView) => unitName },
  {
    id: 'state',
    head: words.heads.state,
    cell: ({ state }: WishView) => <Badge tone={toneOfWish[state]}>{of.wishStates[state]}</Badge>,
  },
  { id: 'claimer', head: words.heads.claimer, cell: ({ claimer }: WishView) => claimer },
  { id: 'made', head: words.heads.made, cell: ({ madeAt }: WishView) => <Ago at={madeAt} /> },
]
