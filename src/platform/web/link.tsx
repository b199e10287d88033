import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { useRouter } from './router.ts'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string
  replace?: boolean
}

/** A link to a page of ours, by its whole address: `<Link to={`/m/needs/${needId}`}>`. */
export function Link({ to, replace = false, onClick, children, ...rest }: Props) {
  const { go, prepare } = useRouter()

  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plain || rest.target) return
    event.preventDefault()
    go(to, { replace })
  }

  return (
    <a href={to} onClick={follow} onPointerEnter={() => prepare(to)} {...rest}>
      {children}
    </a>
  )
}
