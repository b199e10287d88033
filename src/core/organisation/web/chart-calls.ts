import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { organisation } from './calls.ts'

/** What stands right below a node; the streets where none is told. */
export function chartQuery(under: string | null) {
  return queryOptions({
    queryKey: ['organisation', 'chart', under],
    queryFn: ({ signal }) => organisation.getChart({ query: { under: under ?? undefined }, signal }),
  })
}

export function chartNodeQuery(node: string) {
  return queryOptions({
    queryKey: ['organisation', 'chart-node', node],
    queryFn: ({ signal }) => organisation.getChartNode({ params: { node }, signal }),
  })
}

export function chartSearchQuery(words: string) {
  return queryOptions({
    queryKey: ['organisation', 'chart-found', words],
    queryFn: ({ signal }) => organisation.findInChart({ query: { words }, signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  })
}

/** A page of the chart with a node open. */
export function nodeAddress(node: string, view: string | null): string {
  return `/desk/organisation?${view ? `view=${view}&` : ''}node=${node}`
}
