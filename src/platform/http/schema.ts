import { z } from 'zod'

type Json = Record<string, unknown>

/**
 * The JSON Schema of what an answer may hold, for the compiled serializer: what isn't listed doesn't leave.
 * Throws at start for what JSON can't express. `X | null` becomes a nullable type, which serialises without a validator.
 */
export function answerSchema(answer: z.ZodType): Json {
  return simplify(
    z.toJSONSchema(answer, { target: 'draft-7', io: 'output', unrepresentable: 'throw', reused: 'inline' }),
  )
}

/** The JSON Schema of what a client sends, for the OpenAPI document. */
export function inputSchema(input: z.ZodType): Json {
  return z.toJSONSchema(input, { target: 'draft-7', io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json
}

function simplify(schema: unknown): Json {
  if (Array.isArray(schema)) return schema.map(simplify) as unknown as Json
  if (typeof schema !== 'object' || schema === null) return schema as Json
  const { $schema: _, ...rest } = schema as Json
  const choices = rest.anyOf as Json[] | undefined
  if (choices?.length === 2 && choices.some((choice) => choice.type === 'null')) {
    const other = simplify(choices.find((choice) => choice.type !== 'null')!)
    const { anyOf: __, ...outer } = rest
    if (typeof other.type === 'string') {
      const { enum: words, ...type } = other
      return { ...outer, ...type, nullable: true, ...(Array.isArray(words) && { enum: [...words, null] }) }
    }
  }
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null && key !== 'enum' && key !== 'required' && key !== 'const'
        ? key === 'properties'
          ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, simplify(property)]))
          : simplify(value)
        : value,
    ]),
  )
}
