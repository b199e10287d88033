/** The part of JSON Schema in which contracts say what a call takes. */
export interface Shape {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Shape
  readonly items?: Shape | readonly Shape[]
  readonly minItems?: number
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
}

/**
 * Values of this shape: one with everything in it, one with no more than it asks for, and one more for each other choice
 * that it leaves somewhere. `known`
 * gives values by the name of the property that asks for them.
 */
export function samplesOf(shape: Shape, known: Readonly<Record<string, unknown>> = {}, name = ''): unknown[] {
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return choices.filter(({ type }) => type !== 'null').flatMap((choice) => samplesOf(choice, known, name))
  if ('const' in shape) return [shape.const]
  if (shape.enum) return [shape.enum[0]]

  const type = [shape.type ?? 'string'].flat().find((word) => word !== 'null')
  if (type === 'object') return objectsOf(shape, known)
  if (type === 'array') return listsOf(shape, known, name)
  if (name in known && fits(shape, known[name])) return [known[name]]
  if (type === 'boolean') return [false]
  return type === 'string' ? [textOf(shape)] : [Math.max(shape.minimum ?? 1, 1)]
}

function objectsOf({ properties = {}, required = [] }: Shape, known: Readonly<Record<string, unknown>>): unknown[] {
  const samples = Object.entries(properties).map(([key, shape]) => [key, samplesOf(shape, known, key)] as const)
  const whole = Object.fromEntries(samples.map(([key, values]) => [key, values[0]]))
  const others = samples.flatMap(([key, values]) => values.slice(1).map((value) => ({ ...whole, [key]: value })))
  const least = Object.fromEntries(required.map((key) => [key, whole[key]]))
  return [whole, least, ...others]
}

function listsOf(
  { items = {}, minItems = 1 }: Shape,
  known: Readonly<Record<string, unknown>>,
  name: string,
): unknown[] {
  if (Array.isArray(items)) return [(items as readonly Shape[]).map((item) => samplesOf(item, known)[0])]
  return samplesOf(items as Shape, known, name.replace(/s$/, '')).map((item) =>
    Array.from({ length: Math.max(minItems, 1) }, () => item),
  )
}

function fits({ pattern }: Shape, value: unknown): boolean {
  return pattern === undefined || new RegExp(pattern).test(String(value))
}

function textOf({ format, pattern, minLength }: Shape): string {
  if (format === 'uuid') return '019aa000-0000-7000-8000-00000000cccc'
  if (format === 'date') return '2026-12-24'
  if (pattern) {
    const fitting = [
      '230506002',
      '230506002001',
      '123456',
      '08:30',
      'a',
      '1',
      '2026',
      'a'.repeat(64),
      'unit:230506002001',
    ]
    return fitting.find((text) => new RegExp(pattern).test(text)) ?? ''
  }
  // Without limits it may be a word that is turned into something else, like `ended=true`.
  return minLength === undefined ? 'true' : '字'.repeat(Math.max(minLength, 1))
}
