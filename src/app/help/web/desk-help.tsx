import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { words } from '../words.zh.ts'
import { Manual } from './manual.tsx'

interface Props {
  pageId: string | null
  sectionId?: string | null
  onClose: () => void
}

/** Help beside the page that it is for. */
export function DeskHelp({ pageId, sectionId = null, onClose }: Props) {
  return (
    <Drawer title={words.title} onClose={onClose}>
      <Manual pageId={pageId} sectionId={sectionId} />
    </Drawer>
  )
}
