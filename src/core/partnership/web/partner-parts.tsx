import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { territory } from '../../territory/web/calls.ts'
import type { PartnerDetail } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { amountWords } from './amounts.ts'
import {
  agreeStep,
  closeNeedStep,
  correctStep,
  declineStep,
  endAgreementStep,
  endOfferStep,
  endProjectStep,
  giveStep,
  offerStep,
  projectStep,
  recordStep,
  signStep,
  startProjectStep,
  takeUpStep,
  tellNeedStep,
} from './partner-steps.ts'
import type { useSteps } from './steps.tsx'
import styles from './things.module.css'
import { type Act, Files, Things } from './things.tsx'
import { toneOfAgreement, toneOfTaking } from './tones.ts'
import { words } from './words.zh.ts'

export const partnerParts = ['agreements', 'offers', 'needs', 'projects', 'takings', 'contributions'] as const
export type PartnerPart = (typeof partnerParts)[number]

interface Props {
  detail: PartnerDetail
  steps: ReturnType<typeof useSteps>
}

/** One part of what belongs to a partner, with what may be done. */
export function PartnerPartView({ part, ...props }: Props & { part: PartnerPart }) {
  const Part = views[part]
  return <Part {...props} />
}

const views = {
  agreements: Agreements,
  offers: Offers,
  needs: Needs,
  projects: Projects,
  takings: Takings,
  contributions: Contributions,
} satisfies Record<PartnerPart, (props: Props) => ReactNode>

function Agreements({ detail, steps }: Props) {
  const { partner, agreements, can } = detail
  return (
    <Part title={words.parts.agreements} add={can.sign && steps.act(signStep(partner.id))}>
      <Things
        empty={words.agreements.none}
        things={agreements.map((one) => ({
          id: one.id,
          title: words.fromTo(one.fromDay, one.toDay),
          mark: (
            <>
              <Badge tone={toneOfAgreement[one.state]}>{of.agreementStates[one.state]}</Badge>
              {one.extendsId && <Badge>{words.agreements.extends}</Badge>}
            </>
          ),
          lines: [
            <span key="terms" className={styles.lines}>
              {one.terms}
            </span>,
            one.keeper && words.agreements.kept(one.keeper.name),
            one.endReason && words.agreements.endedBecause(one.endReason),
            one.files.length > 0 && <Files key="files" files={one.files} />,
          ],
          acts: [
            one.can.extend && steps.act(signStep(partner.id, one)),
            one.can.end && steps.act(endAgreementStep(one)),
          ],
        }))}
      />
    </Part>
  )
}

function Offers({ detail, steps }: Props) {
  const { partner, offers, can } = detail
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const places = (units.data?.units ?? [])
    .filter(({ code, level }) => level !== 'grid' && code.startsWith(partner.unitCode))
    .map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Part title={words.parts.offers} add={can.offer && steps.act(offerStep(partner.id, places))}>
      <Things
        empty={words.offers.none}
        things={offers.map((offer) => ({
          id: offer.id,
          title: offer.what,
          mark: <Badge>{offer.holds ? of.serviceKinds[offer.kind] : words.offers.ended}</Badge>,
          lines: [
            [offer.forWhom, offer.howMuch, offer.placeName].join(words.dot),
            words.fromTo(offer.fromDay, offer.toDay),
          ],
          acts: [offer.can.end && steps.act(endOfferStep(offer))],
        }))}
      />
    </Part>
  )
}

function Needs({ detail, steps }: Props) {
  const { partner, needs, can } = detail
  return (
    <Part title={words.parts.needs} add={can.tellNeed && steps.act(tellNeedStep(partner.id))}>
      <Things
        empty={words.needs.none}
        things={needs.map((need) => ({
          id: need.id,
          title: need.what,
          lines: [words.fromTo(need.fromDay, need.toDay), need.outcome ?? words.needs.open],
          acts: [need.can.close && steps.act(closeNeedStep(need))],
        }))}
      />
    </Part>
  )
}

function Projects({ detail, steps }: Props) {
  const { partner, projects, offers, can } = detail
  return (
    <Part title={words.parts.projects} add={can.agreeProject && steps.act(projectStep(partner.id))}>
      <Things
        empty={words.projects.none}
        things={projects.map((project) => ({
          id: project.id,
          title: project.name,
          mark: <Badge>{of.projectStates[project.state]}</Badge>,
          lines: [[project.lead, words.fromTo(project.fromDay, project.toDay)].join(words.dot), project.outcome],
          acts: [
            project.can.start && steps.act(startProjectStep(project)),
            project.can.end && steps.act(takeUpStep(project, offers)),
            project.can.end && steps.act(endProjectStep(project)),
          ],
        }))}
      />
    </Part>
  )
}

function Takings({ detail, steps }: Props) {
  return (
    <Part title={words.parts.takings}>
      <Things
        empty={words.takings.none}
        things={detail.takings.map((taking) => ({
          id: taking.id,
          title: taking.offer,
          mark: <Badge tone={toneOfTaking[taking.state]}>{of.takingStates[taking.state]}</Badge>,
          lines: [
            [taking.purpose, taking.askedBy && words.takings.askedBy(taking.askedBy.name)]
              .filter(Boolean)
              .join(words.dot),
            taking.declinedBecause,
          ],
          acts: [
            taking.can.answer && steps.act(agreeStep(taking)),
            taking.can.answer && steps.act(declineStep(taking)),
            taking.can.give && steps.act(giveStep(taking)),
          ],
        }))}
      />
    </Part>
  )
}

function Contributions({ detail, steps }: Props) {
  const { partner, contributions, sums, can } = detail
  const years = [...new Set(sums.map(({ year }) => year))]
  return (
    <Part title={words.parts.contributions} add={can.record && steps.act(recordStep(partner.id))}>
      {years.length > 0 && (
        <div className={styles.sums}>
          <Panel>
            <Facts
              facts={years.map((year) => ({
                label: words.contributions.year(year),
                value: sums
                  .filter((sum) => sum.year === year)
                  .map(({ quantity, unit }) => amountWords(quantity, unit))
                  .join(words.comma),
              }))}
            />
          </Panel>
        </div>
      )}
      <Things
        empty={words.contributions.none}
        things={contributions.map((entry) => ({
          id: entry.id,
          title: entry.what,
          mark: (
            <Badge>{entry.takenBack ? words.contributions.takenBack : amountWords(entry.quantity, entry.unit)}</Badge>
          ),
          lines: [[entry.givenOn, entry.recordedBy?.name].filter(Boolean).join(words.dot)],
          acts: [entry.can.correct && steps.act(correctStep(entry))],
        }))}
      />
    </Part>
  )
}

/** A part under its heading; its one act stands at the end of the line. */
export function Part({ title, add, children }: { title: string; add?: Act | false; children: ReactNode }) {
  return (
    <Section
      title={title}
      action={
        add && (
          <Button icon={Plus} onClick={add.onPress}>
            {add.label}
          </Button>
        )
      }
    >
      {children}
    </Section>
  )
}
