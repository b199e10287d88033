import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tree as AriaTree, Button, TreeItem, TreeItemContent } from 'react-aria-components'
import { words } from '../words.zh.ts'
import styles from './tree.module.css'

export interface TreeNode {
  id: string
  label: string
  /** At the right end: how many, who. */
  note?: ReactNode
  /** Something stands below it that is not loaded yet. */
  more?: boolean
  children?: readonly TreeNode[]
}

interface Props {
  label: string
  nodes: readonly TreeNode[]
  /** The open branches at first. */
  opened?: readonly string[]
  /** For a tree that is loaded a level at a time: which branches are open now; `opened` then says it each time. */
  onOpen?: (opened: string[]) => void
  selected?: string | null
  onSelect?: (id: string) => void
}

/** Ends the id of the row that stands in for what is not loaded yet. */
const notYet = ' …'

/** Street → communities → grids, or any other tree. Arrows open, close and walk. Desk alone. */
export function Tree({ label, nodes, opened = [], onOpen, selected, onSelect }: Props) {
  return (
    <AriaTree
      aria-label={label}
      className={styles.tree}
      {...(onOpen
        ? { expandedKeys: opened, onExpandedChange: (keys) => onOpen([...keys].map(String)) }
        : { defaultExpandedKeys: opened })}
      selectionMode={onSelect ? 'single' : 'none'}
      disallowEmptySelection
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={(keys) => {
        const first = keys === 'all' ? undefined : [...keys][0]
        if (first !== undefined && !String(first).endsWith(notYet)) onSelect?.(String(first))
      }}
    >
      {nodes.map((node) => branch(node))}
    </AriaTree>
  )
}

function branch(node: TreeNode): ReactNode {
  return (
    <TreeItem key={node.id} id={node.id} textValue={node.label} className={styles.item}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <span className={styles.row} style={{ paddingLeft: `${(level - 1) * 1.4}rem` }}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles.turn} aria-label={isExpanded ? words.fold : words.unfold}>
                <ChevronRight size="1.1em" aria-hidden className={isExpanded ? styles.down : undefined} />
              </Button>
            ) : (
              <span className={styles.turn} />
            )}
            <span className={styles.label}>{node.label}</span>
            {node.note && <span className={styles.note}>{node.note}</span>}
          </span>
        )}
      </TreeItemContent>
      {(node.children ?? (node.more ? [{ id: `${node.id}${notYet}`, label: words.loading }] : [])).map((child) =>
        branch(child),
      )}
    </TreeItem>
  )
}
