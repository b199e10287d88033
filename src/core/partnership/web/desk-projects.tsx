import { Link } from '../../../platform/web/link.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import type { ProjectView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import { endProjectStep, startProjectStep } from './partner-steps.ts'
import { PartnerTabs } from './partner-tabs.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

/** 项目清单: what is done together with partners. */
export function Page() {
  const steps = useSteps()
  const partners = usePartnerChoices()
  return (
    <>
      <ListPage
        title={of.pages.projects}
        lead={words.projects.lead}
        list="projects"
        search={words.search.things}
        above={<PartnerTabs current="projects" />}
        filters={[
          { name: 'partner', label: words.filterNames.partner, options: partners },
          { name: 'state', label: words.filterNames.state, options: optionsOf(of.projectStates) },
        ]}
        fetch={(query) => partnership.listProjects({ query: asked(query) })}
        columns={columns}
        rowName={({ name }) => name}
        drawer={(project, close) => (
          <RowDrawer
            title={project.name}
            facts={[
              {
                label: words.heads.partner,
                value: <Link to={`/desk/partners/${project.partnerId}?part=projects`}>{project.partnerName}</Link>,
              },
              { label: words.heads.lead, value: project.lead },
              { label: words.heads.days, value: words.fromTo(project.fromDay, project.toDay) },
              { label: words.heads.state, value: of.projectStates[project.state] },
              project.outcome !== null && { label: words.heads.outcome, value: project.outcome },
            ]}
            acts={[
              project.can.start && steps.act(startProjectStep(project)),
              project.can.end && steps.act(endProjectStep(project)),
            ]}
            onClose={close}
          />
        )}
        empty={words.projects.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'name', head: words.projects.name, cell: ({ name }: ProjectView) => name },
  { id: 'partner', head: words.heads.partner, cell: ({ partnerName }: ProjectView) => partnerName },
  { id: 'lead', head: words.heads.lead, cell: ({ lead }: ProjectView) => lead },
  { id: 'days', head: words.heads.days, cell: ({ fromDay, toDay }: ProjectView) => words.fromTo(fromDay, toDay) },
  { id: 'state', head: words.heads.state, cell: ({ state }: ProjectView) => <Badge>{of.projectStates[state]}</Badge> },
  { id: 'outcome', head: words.heads.outcome, cell: ({ outcome }: ProjectView) => outcome },
]
