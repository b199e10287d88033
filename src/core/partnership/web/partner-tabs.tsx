import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { words as of } from '../words.zh.ts'
import { words } from './words.zh.ts'

const tabs = [
  { id: 'partners', label: of.pages.partners },
  { id: 'offers', label: of.pages.offers },
  { id: 'partner-needs', label: of.pages.partnerNeeds },
  { id: 'projects', label: of.pages.projects },
  { id: 'takings', label: of.pages.takings },
  { id: 'contributions', label: of.pages.contributions },
]

/** The six lists of the partners, each with an address of its own. */
export function PartnerTabs({ current }: { current: string }) {
  return <Tabs label={words.tabs} tabs={tabs} current={current} to={(id) => `/desk/${id}`} />
}
