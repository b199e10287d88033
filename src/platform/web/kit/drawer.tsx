import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
  foot?: ReactNode
}

/** Comes from the right on the desk: one thing of a table, or its form. */
export function Drawer({ title, onClose, children, foot }: Props) {
  return (
    <Dialog title={title} place="right" onClose={onClose} foot={foot}>
      {children}
    </Dialog>
  )
}
