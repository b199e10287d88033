import { CalendarHeart, House, Store, User } from 'lucide-react'
import { Ribbon } from '../../../platform/web/kit/brand.tsx'
import { TabBar } from '../../../platform/web/kit/tab-bar.tsx'
import { SizeChoice } from '../../../platform/web/kit/size-choice.tsx'
import { TopBar } from '../../../platform/web/kit/top-bar.tsx'
import { Group, Part } from './part.tsx'
import styles from './public-kit.module.css'
import { words } from './words.zh.ts'

const { sample, names } = words
const icons = [House, CalendarHeart, Store, User]

/** The tabs of a resident's phone, as a sample. */
export const phoneTabs = sample.tabsOfPhone.map((label, index) => ({
  id: String(index),
  label,
  to: '/kit?view=home&face=phone',
  icon: icons[index] ?? null,
}))

export function KitShell() {
  return (
    <Group title={words.parts.shell}>
      <Part name={`${names.ribbon} ${names.topBar}`}>
        <Ribbon />
        <TopBar place={sample.unit} />
        <SizeChoice />
      </Part>
      <Part name={names.tabs}>
        <div className={`${styles.frame} ${styles.tabBar}`}>
          <TabBar tabs={phoneTabs} current="0" />
        </div>
      </Part>
    </Group>
  )
}
