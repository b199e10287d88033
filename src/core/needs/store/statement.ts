import { sendText, type Tx } from '../../../platform/database/database.ts'

/** Statements written as text, for the lanes that are asked for all day. */

/** Takes a value, gives the place that stands for it in the text: `$1`. */
export type Value = (value: unknown) => string

export interface Statement {
  readonly value: Value
  run<Row>(tx: Tx, text: string): Promise<Row[]>
}

/** A statement whose text depends on what is asked. Equal questions make equal texts, which the server keeps prepared. */
export function newStatement(): Statement {
  const values: unknown[] = []
  return {
    value: (value) => `$${values.push(value)}`,
    run: (tx, text) => sendText(tx, text, values),
  }
}

/** `n.unit_code as "unitCode", …` */
export function columns(table: string, names: readonly string[]): string {
  return names
    .map((name) => {
      const camel = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
      return camel === name ? `${table}.${name}` : `${table}.${name} as "${camel}"`
    })
    .join(', ')
}
