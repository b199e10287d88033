import { Merge, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { BulkBar } from '../../../platform/web/kit/bulk-bar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { ComboBox } from '../../../platform/web/kit/combo-box.tsx'
import { Deadline } from '../../../platform/web/kit/deadline.tsx'
import { FilterBar } from '../../../platform/web/kit/filter-bar.tsx'
import { Menu } from '../../../platform/web/kit/menu.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { type MapShape, StreetMap } from '../../../platform/web/kit/street-map.tsx'
import { type Sort, Table } from '../../../platform/web/kit/table.tsx'
import { Tree } from '../../../platform/web/kit/tree.tsx'
import { Group, Part } from './part.tsx'
import { needs } from './samples.ts'
import { words } from './words.zh.ts'

const { sample, names } = words

/** What only the desk has: it brings React Aria, the virtual table and the map with it. */
export function KitDesk() {
  return (
    <Group title={words.parts.desk}>
      <Tables />
      <LongTable />
      <Picks />
      <Part name={names.map}>
        <StreetMap
          shapes={shapes}
          points={[{ id: 'p', lon: 131.156, lat: 46.611, label: sample.mineTitle, colour: 'rainbow' }]}
          noteOf={(code) => sample.pieces(Number(code.slice(-1)) * 3)}
          weightOf={(code) => Number(code.slice(-1)) / 6}
          onArea={() => undefined}
        />
      </Part>
    </Group>
  )
}

function Tables() {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(['need-1']))
  const [sort, setSort] = useState<Sort>({ column: 'due', descending: false })
  const [search, setSearch] = useState('')
  return (
    <Part name={`${names.table} ${names.filter} ${names.bulk}`} wide>
      <FilterBar count={1} onClear={() => setSearch('')} end={<Button kind="primary">{sample.emptyAct}</Button>}>
        <SearchBox label={sample.search} value={search} onChange={setSearch} />
        <Select
          label={sample.community}
          hideLabel
          options={sample.communities.map((value) => ({ value, label: value }))}
        />
      </FilterBar>
      <Table
        caption={names.table}
        columns={columns}
        rows={needs.filter((need) => need.title.includes(search))}
        rowId={(need) => need.id}
        rowName={(need) => need.title}
        onOpen={() => undefined}
        picked={picked}
        onPick={setPicked}
        sort={sort}
        onSort={setSort}
      />
      <BulkBar count={picked.size} onClear={() => setPicked(new Set())}>
        <Button icon={Merge}>{sample.merge}</Button>
        <Button>{sample.refer}</Button>
      </BulkBar>
    </Part>
  )
}

const columns = [
  { id: 'number', head: sample.columns.number, cell: (need: Row) => need.number, width: '8rem' },
  { id: 'what', head: sample.columns.what, cell: (need: Row) => need.title, sortable: true },
  { id: 'community', head: sample.columns.community, cell: (need: Row) => need.community },
  { id: 'due', head: sample.columns.due, cell: (need: Row) => <Deadline dueAt={need.dueAt} />, sortable: true },
]
type Row = (typeof needs)[number]

function LongTable() {
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    id: String(index),
    number: sample.numberOf(index),
    hours: index % 9,
  }))
  return (
    <Part name={`${names.table} 1,000`}>
      <Table
        caption={`${names.table} 1,000`}
        height="20rem"
        rows={rows}
        rowId={(row) => row.id}
        onOpen={() => undefined}
        columns={[
          { id: 'number', head: sample.columns.number, cell: (row) => row.number },
          { id: 'hours', head: sample.columns.hours, cell: (row) => row.hours, align: 'end' },
        ]}
      />
    </Part>
  )
}

function Picks() {
  const [one, setOne] = useState<string | null>(null)
  const [unit, setUnit] = useState<string | null>('c0')
  return (
    <Part name={`${names.menu} ${names.combo} ${names.tree}`}>
      <Menu
        label={sample.more}
        items={[
          { id: 'merge', label: sample.merge, icon: Merge, hotkey: 'M', onSelect: () => undefined },
          { id: 'refer', label: sample.refer, disabled: true, onSelect: () => undefined },
          { id: 'stop', label: sample.stopAccount, icon: Trash2, danger: true, onSelect: () => undefined },
        ]}
      />
      <ComboBox
        label={sample.community}
        options={sample.communities.map((label) => ({ id: label, label, hint: sample.street }))}
        value={one}
        onChange={setOne}
      />
      <Tree
        label={names.tree}
        opened={['s', 'c0']}
        selected={unit}
        onSelect={setUnit}
        nodes={[
          {
            id: 's',
            label: sample.street,
            note: sample.peopleCount(58),
            children: sample.communities.map((label, index) => ({
              id: `c${index}`,
              label,
              note: sample.peopleCount(12 - index),
              children: [1, 2].map((grid) => ({ id: `c${index}g${grid}`, label: sample.grid(grid) })),
            })),
          },
        ]}
      />
    </Part>
  )
}

const shapes: readonly MapShape[] = [
  square('230506002001', sample.communities[0], 131.15, 46.605),
  square('230506002002', sample.communities[1], 131.16, 46.605),
  square('230506002003', sample.communities[2], 131.15, 46.611),
  square('230506002005', sample.communities[3], 131.16, 46.611),
  {
    properties: { code: null, name: null, kind: 'water' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [131.149, 46.604],
        [131.158, 46.6045],
        [131.171, 46.6038],
      ],
    },
  },
]

function square(code: string, name: string, lon: number, lat: number): MapShape {
  const [right, top] = [lon + 0.01, lat + 0.006]
  return {
    properties: { code, name, kind: 'community' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon, lat],
          [right, lat],
          [right, top],
          [lon, top],
          [lon, lat],
        ],
      ],
    },
  }
}
