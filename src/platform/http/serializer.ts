import fastJson from 'fast-json-stringify'

/**
 * Compiles the writer of an answer from its schema: what the schema doesn't list stays here. Compiled with the first answer,
 * so that a start needn't wait for a hundred of them.
 */
export function compileAnswer({ schema }: { schema: unknown }): (answer: unknown) => Buffer {
  let write: ((answer: unknown) => string) | undefined
  return (answer) => {
    write ??= fastJson(schema as never)
    return encode(write(answer))
  }
}

/**
 * A long text is put together from many pieces. Written once into a space that is kept, it is joined and encoded in one
 * pass; given to the socket as text, it would be measured, joined and encoded in turn.
 */
export function encode(text: string): Buffer {
  if (text.length * 3 > space.length) return Buffer.from(text)
  return Buffer.from(space.subarray(0, space.write(text)))
}

const space = Buffer.allocUnsafeSlow(256 * 1024)
