import { settleCity } from './city.ts'
import { processorTime } from './processor.ts'
import { startProduct } from './servers.ts'
import { makeBenchStreet } from './street.ts'

/**
 * What the box of Ctrl-K costs in a city: 100 streets of 30,000 people each, 100,000 needs in the street that asks. Says how
 * long each answer took, from the request to its last byte, asked one after another as somebody types, and the processor
 * time of server and database for one.
 *
 *     node bench/finding.ts [streets] [people in each] [needs]
 */
const [streets = 100, peopleInEach = 30_000, needs = 100_000] = process.argv.slice(2).map(Number)
const rounds = 40
const seed = 20_261_130

let remove = async () => {}
const street = await makeBenchStreet(needs, seed, (way) => (remove = way))
try {
  await settleCity(street, streets, peopleInEach)
  const product = await startProduct(street)
  try {
    // Somebody types: letters, initials, pinyin, a name, a given name, words, a number, and what nobody is called.
    const typed = [
      'w',
      'wf',
      'wfg',
      'wangf',
      'wangfugui',
      '王',
      '王福',
      '福贵',
      '漏水',
      '电梯 停',
      '2026-000777',
      '欧阳上官',
    ]
    for (const [who, token] of [
      ['worker of a community', street.tokens.worker],
      ['officer of the street', street.tokens.residents[0]!],
    ] as const) {
      const all: number[] = []
      const begun = processorTime(product.pid, street.dataDir)
      for (const words of typed) {
        // The first ones warm connections and plans up.
        const times = (await askMany(product.address, token, words)).slice(3).sort((a, b) => a - b)
        console.log(`  ${words}: ${ms(times, 0.5)}, slowest ${ms(times, 1)}`)
        all.push(...times)
      }
      const ended = processorTime(product.pid, street.dataDir)
      all.sort((a, b) => a - b)
      const spent = begun && ended ? ended.server + ended.database - begun.server - begun.database : Number.NaN
      console.log(
        `finding, ${who}: median ${ms(all, 0.5)}, 99 of 100 within ${ms(all, 0.99)}, slowest ${ms(all, 1)}, ` +
          `processor ${(spent / (typed.length * rounds)).toFixed(1)} ms`,
      )
    }
  } finally {
    await product.stop()
  }
} finally {
  await remove()
}

async function askMany(address: string, token: string, words: string): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const response = await fetch(`${address}/api/find?words=${encodeURIComponent(words)}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    await response.text()
    if (response.status !== 200) throw new Error(`${words} was answered with ${response.status}`)
    times.push(performance.now() - begun)
  }
  return times
}

function ms(sorted: readonly number[], share: number): string {
  return `${sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)} ms`
}
