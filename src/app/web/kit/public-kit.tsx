import { lazy, Suspense, useEffect } from 'react'
import { Button, Buttons, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Loading } from '../../../platform/web/kit/states.tsx'
import { UndoToasts } from '../../../platform/web/kit/undo.tsx'
import { oneOf, useSearchParams } from '../../../platform/web/search-params.ts'
import { useSize } from '../../../platform/web/size.ts'
import { KitAct } from './kit-act.tsx'
import { KitData } from './kit-data.tsx'
import { KitForms } from './kit-forms.tsx'
import { KitShell } from './kit-shell.tsx'
import { KitStates } from './kit-states.tsx'
import { KitText } from './kit-text.tsx'
import styles from './public-kit.module.css'
import { words } from './words.zh.ts'

const faces = ['desk', 'phone'] as const
const shown = { face: oneOf(faces), view: oneOf(['inbox', 'home', 'ask']) }

const KitDesk = lazy(() => import('./kit-desk.tsx').then((file) => ({ default: file.KitDesk })))
const WholeInbox = lazy(() => import('./whole-inbox.tsx').then((file) => ({ default: file.WholeInbox })))
const WholePhone = lazy(() => import('./whole-phone.tsx').then((file) => ({ default: file.WholePhone })))

/** Every component in every state, at a desk or on a phone, standard or elder. */
export function Page() {
  const [{ face: asked, view }, set] = useSearchParams(shown)
  const { elder, enterElder, leaveElder } = useSize()
  const face = asked ?? (innerWidth < 700 ? 'phone' : 'desk')

  useEffect(() => {
    const root = document.documentElement
    root.dataset['face'] = face
    return () => {
      root.dataset['face'] = 'public'
    }
  }, [face])

  if (view) {
    return <Suspense fallback={<Loading />}>{view === 'inbox' ? <WholeInbox /> : <WholePhone view={view} />}</Suspense>
  }
  return (
    <main className={styles.page} tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="second">{words.second}</p>
      <div className={styles.controls}>
        <Choice
          label={words.face}
          options={faces.map((value) => ({ value, label: words.faces[value] }))}
          value={face}
          onChange={(next) => set({ face: next })}
        />
        <Button onClick={elder ? leaveElder : enterElder}>{elder ? words.elderOff : words.elderOn}</Button>
      </div>
      <Buttons>
        <ButtonLink to="/kit?view=inbox&face=desk">{words.views.inbox}</ButtonLink>
        <ButtonLink to="/kit?view=home&face=phone">{words.views.home}</ButtonLink>
        <ButtonLink to="/kit?view=ask&face=phone">{words.views.ask}</ButtonLink>
      </Buttons>
      <KitText />
      <KitAct />
      <KitForms />
      <KitData />
      <KitStates />
      <KitShell />
      {face === 'desk' && (
        <Suspense fallback={<Loading />}>
          <KitDesk />
        </Suspense>
      )}
      <UndoToasts />
    </main>
  )
}
