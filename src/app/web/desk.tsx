import { pages } from 'virtual:desk-pages'
import type { ReactNode } from 'react'
import { DeskShell } from './desk-shell.tsx'
import { start } from './entry.tsx'
import { PublicShell } from './public-shell.tsx'

function Desk({ children }: { children: ReactNode }) {
  return <DeskShell pages={pages}>{children}</DeskShell>
}

start({ pages, shells: { desk: Desk, public: PublicShell }, elsewhere: '/m/' })
