import { describe, expect, test } from 'vitest'
import type { Call, Calls } from '../../platform/contract/contract.ts'
import { collectRefusals } from '../../platform/http/refusals.ts'
import { answerSchema } from '../../platform/http/schema.ts'
import { loadModules } from '../modules.ts'

/** What leaves the server is what the contract lists, and nothing else: the answer's schema is the whitelist. */

const modules = await loadModules()
const sentences = collectRefusals(modules)
const everyCall: [string, Call][] = modules.flatMap(({ name: module, api }) =>
  Object.entries((api?.calls ?? {}) as Calls).map(([name, call]): [string, Call] => [`${module} ${name}`, call]),
)

/** Where an answer holds something whose shape or keys the contract can't list. Each by name, with its reason. */
const open: Readonly<Record<string, string>> = {
  'insight/bulletin getBulletin.frozen.counted{}': 'numbers by the keys of whatever figures the issue counted',
  'platform/imports getPreview.mapping{}': 'column numbers by the columns of whichever importer it is',
}

describe('an answer', () => {
  test('holds the fields that its contract lists, and no others', () => {
    const found = everyCall.flatMap(([name, call]) => openings(answerSchema(call.answer), name))
    expect(found.toSorted()).toEqual(Object.keys(open).toSorted())
    expect(everyCall.length).toBeGreaterThan(100)
  })

  test('would be found out if it were open', () => {
    const shapes: [object, string[]][] = [
      [{ type: 'object', properties: { id: { type: 'string' } } }, ['x']],
      [
        { type: 'object', properties: { rows: { type: 'array', items: {} } }, additionalProperties: false },
        ['x.rows[]'],
      ],
      [{ type: 'object', additionalProperties: { type: 'string' } }, ['x{}']],
      [{ anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: true }] }, ['x']],
      [{ type: 'array' }, ['x[]']],
      [{ type: ['string', 'null'] }, []],
    ]
    for (const [schema, found] of shapes) expect(openings(schema as Schema, 'x')).toEqual(found)
  })
})

describe('a refusal', () => {
  test('has a sentence that tells the person what to do next', () => {
    const mute = everyCall.flatMap(([name, { refusals = [] }]) =>
      refusals.filter((word) => !/\p{Script=Han}/u.test(sentences[word] ?? '')).map((word) => `${name}: ${word}`),
    )
    expect(mute).toEqual([])
  })
})

interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema | readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

/** The places of a schema where anything may stand: a shape that isn't said, or a key that isn't listed. */
function openings(schema: Schema, at: string): string[] {
  const { anyOf, oneOf, allOf } = schema
  const choices = anyOf ?? oneOf ?? allOf
  if (choices) return choices.flatMap((choice) => openings(choice, at))
  if (schema.enum || 'const' in schema) return []

  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length === 0) return [at]
  return [
    ...(types.includes('object') ? openingsOfObject(schema, at) : []),
    ...(types.includes('array') ? openingsOfList(schema, at) : []),
  ]
}

function openingsOfObject({ properties = {}, additionalProperties }: Schema, at: string): string[] {
  const below = Object.entries(properties).flatMap(([key, value]) => openings(value, `${at}.${key}`))
  if (additionalProperties === false) return below
  return [...below, typeof additionalProperties === 'object' ? `${at}{}` : at]
}

function openingsOfList({ items }: Schema, at: string): string[] {
  if (!items) return [`${at}[]`]
  return [items].flat().flatMap((item) => openings(item as Schema, `${at}[]`))
}
