import { pages } from 'virtual:phone-pages'
import type { ReactNode } from 'react'
import { start } from './entry.tsx'
import { PhoneShell } from './phone-shell.tsx'
import { PublicShell } from './public-shell.tsx'

function Phone({ children }: { children: ReactNode }) {
  return <PhoneShell pages={pages}>{children}</PhoneShell>
}

start({ pages, shells: { phone: Phone, public: PublicShell }, elsewhere: '/' })
