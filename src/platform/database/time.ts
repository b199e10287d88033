/**
 * A moment for a `timestamptz` column. Times are epoch milliseconds everywhere else.
 *
 * The driver wants a `Date`; a comparison is typed by what the column reads as, a number. So the type says both, and the
 * value goes nowhere but into a query.
 */
export function at(epochMilliseconds: number): Date & number {
  return new Date(epochMilliseconds) as Date & number
}
