import { describe, expect, test } from 'vitest'
import { gather } from './gather.ts'

/** A lane whose transactions end when the test says so. */
function slowLane({ mostTogether = 200, spoiltBy = '' } = {}) {
  const begun: string[][] = []
  const ends: (() => void)[] = []
  const end = () => new Promise<void>((resolve) => ends.push(resolve))
  const add = gather<string, string>({
    mostTogether,
    async alone(item) {
      begun.push([item])
      await end()
      if (item === 'bad') throw new Error('refused')
      return `${item} alone`
    },
    async together(items) {
      begun.push([...items])
      await end()
      if (items.includes(spoiltBy)) throw new Error('one of them is bad')
      return items.map((item) => (item === 'odd' ? undefined : `${item} together`))
    },
  })
  async function endAll(): Promise<void> {
    while (ends.length > 0) {
      ends.shift()!()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { add, begun, endAll }
}

describe('what is gathered', () => {
  test('goes alone and at once while nothing else is under way', async () => {
    const { add, begun, endAll } = slowLane()
    const answer = add('a')
    expect(begun).toEqual([['a']])
    await endAll()
    expect(await answer).toBe('a alone')
  })

  test('waits while two are under way and then goes together', async () => {
    const { add, begun, endAll } = slowLane()
    const answers = ['a', 'b', 'c', 'd', 'e'].map(add)
    expect(begun).toEqual([['a'], ['b']])
    await endAll()
    expect(await Promise.all(answers)).toEqual(['a alone', 'b alone', 'c together', 'd together', 'e together'])
    expect(begun).toEqual([['a'], ['b'], ['c', 'd', 'e']])
  })

  test('is never more at once than the lane takes', async () => {
    const { add, begun, endAll } = slowLane({ mostTogether: 2 })
    const answers = ['a', 'b', 'c', 'd', 'e'].map(add)
    await endAll()
    await Promise.all(answers)
    expect(begun.slice(2).map((batch) => batch.length)).toEqual([2, 1])
  })

  test('is not spoilt by a bad one: what fails together goes alone', async () => {
    const { add, endAll } = slowLane({ spoiltBy: 'bad' })
    const answers = Promise.allSettled(['a', 'b', 'c', 'bad', 'e'].map(add))
    await endAll()
    expect((await answers).map((one) => (one.status === 'fulfilled' ? one.value : 'rejected'))).toEqual([
      'a alone',
      'b alone',
      'c alone',
      'rejected',
      'e alone',
    ])
  })

  test('goes alone when the others say that it can not go with them', async () => {
    const { add, endAll } = slowLane()
    const answers = ['a', 'b', 'odd', 'd'].map(add)
    await endAll()
    expect(await Promise.all(answers)).toEqual(['a alone', 'b alone', 'odd alone', 'd together'])
  })
})
