import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { encode } from 'uqr'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Dialog } from '../../../platform/web/kit/dialog.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import styles from './things.module.css'
import { words } from './words.zh.ts'

const say = words.reportings

interface Props {
  communities: readonly { value: string; label: string }[]
  onClose: () => void
}

/** The code for a community’s wall, and its link: whoever opens it reports in without sign-in. */
export function ReportingCode({ communities, onClose }: Props) {
  const [unitCode, setUnitCode] = useState(communities[0]?.value ?? '')
  const name = communities.find(({ value }) => value === unitCode)?.label ?? ''
  const address = `${location.origin}/report-in/${unitCode}`

  async function copy(): Promise<void> {
    // Where the street's server has no certificate, browsers offer no clipboard: then the field is there to copy from.
    await navigator.clipboard?.writeText(address).then(
      () => tell(say.copied),
      () => undefined,
    )
  }

  return (
    <Dialog
      title={say.linkTitle(name)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" icon={Copy} onClick={() => void copy()}>
            {say.copy}
          </Button>
          <Button icon={Printer} onClick={() => print()}>
            {say.print}
          </Button>
        </Buttons>
      }
    >
      <p>{say.linkLead}</p>
      {communities.length > 1 && (
        <Select
          label={say.community}
          empty={null}
          options={communities}
          value={unitCode}
          onChange={({ target }) => setUnitCode(target.value)}
        />
      )}
      <Code text={address} label={say.linkTitle(name)} />
      <Field label={say.link} hideLabel readOnly value={address} onFocus={({ target }) => target.select()} />
    </Dialog>
  )
}

function Code({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className={styles.code}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
