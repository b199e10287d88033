import { Check, Merge, Phone, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { Facts } from '../../../platform/web/kit/panel.tsx'
import { offerUndo, tell } from '../../../platform/web/kit/undo.tsx'
import { Group, Part } from './part.tsx'
import { words } from './words.zh.ts'

const { sample, names } = words

export function KitAct() {
  const [open, setOpen] = useState<'confirm' | 'drawer' | null>(null)
  const close = () => setOpen(null)
  return (
    <Group title={words.parts.act}>
      <Part name={names.buttons}>
        <Buttons>
          <Button kind="main" icon={Check} hotkey="E">
            {sample.ask}
          </Button>
          <Button icon={Merge}>{sample.merge}</Button>
          <Button icon={Phone}>{sample.askFirst}</Button>
          <Button>{sample.refer}</Button>
        </Buttons>
        <Buttons>
          <Button kind="primary">{sample.ask}</Button>
          <Button kind="quiet">{sample.more}</Button>
          <Button kind="danger">{sample.stopAccount}</Button>
          <Button kind="primary" busy>
            {sample.sending}
          </Button>
          <Button disabled>{sample.cannot}</Button>
        </Buttons>
      </Part>
      <Part name={names.links}>
        <ButtonLink to="tel:19900000001" icon={Phone} wide>
          {sample.call}
        </ButtonLink>
        <ButtonLink to="/kit" kind="quiet">
          {sample.more}
        </ButtonLink>
      </Part>
      <Part name={names.iconButtons} row>
        <IconButton icon={Merge} word={sample.merge} />
        <IconButton icon={Phone} word={sample.call} look="round" />
        <IconButton icon={Trash2} word={sample.stopAccount} disabled />
      </Part>
      <Part name={`${names.confirm} ${names.drawer} ${names.undo}`} row>
        <Button onClick={() => setOpen('confirm')}>{names.confirm}</Button>
        <Button onClick={() => setOpen('drawer')}>{names.drawer}</Button>
        <Button onClick={() => offerUndo(sample.joinedToast, () => tell(sample.taken))}>{names.undo}</Button>
        {open === 'confirm' && (
          <Confirm title={sample.stopTitle} act={sample.stopAccount} danger onConfirm={close} onClose={close}>
            {sample.stopBody}
          </Confirm>
        )}
        {open === 'drawer' && (
          <Drawer title={sample.mineTitle} onClose={close} foot={<Button kind="primary">{sample.ask}</Button>}>
            <Facts facts={sample.facts} />
          </Drawer>
        )}
      </Part>
    </Group>
  )
}
