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
  children?: readonly TreeNode[]
}

interface Props {
  label: string
  nodes: readonly TreeNode[]
  /** The open branches at first. */
  opened?: readonly string[]
  selected?: string | null
  onSelect?: (id: string) => void
}

/** Street → communities → grids, or any other tree. Arrows open, close and walk. Desk alone. */
export function Tree({ label, nodes, opened = [], selected, onSelect }: Props) {
  return (
    <AriaTree
      aria-label={label}
      className={styles.tree}
      defaultExpandedKeys={opened}
      selectionMode={onSelect ? 'single' : 'none'}
      disallowEmptySelection
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={(keys) => {
        const first = keys === 'all' ? undefined : [...keys][0]
        if (first !== undefined) onSelect?.(String(first))
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
      {node.children?.map((child) => branch(child))}
    </TreeItem>
  )
}
