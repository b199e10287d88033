import { ChevronDown, type LucideIcon } from 'lucide-react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './menu.module.css'

export interface MenuAct {
  id: string
  label: string
  icon?: LucideIcon
  danger?: boolean
  disabled?: boolean
  /** The key that does the same. */
  hotkey?: string
  onSelect: () => void
}

/** The acts that need no button of their own. Desk alone: a phone shows buttons. */
export function Menu({ label, items }: { label: string; items: readonly MenuAct[] }) {
  return (
    <MenuTrigger>
      <Button className={styles.trigger}>
        {label}
        <ChevronDown size="1.1em" aria-hidden className={styles.mark} />
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <AriaMenu aria-label={label} className={styles.menu}>
          {items.map(({ id, label: name, icon: Icon, danger, disabled, hotkey, onSelect }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={name}
              isDisabled={disabled ?? false}
              onAction={onSelect}
              className={({ isFocused }) => classes(styles.item, danger && styles.danger, isFocused && styles.at)}
            >
              {Icon && <Icon size="1.1em" strokeWidth={1.75} aria-hidden className={styles.icon} />}
              <span className={styles.name}>{name}</span>
              {hotkey && <kbd className={styles.key}>{hotkey}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
