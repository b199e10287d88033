/** How a lane carries out what comes in. */
export interface Lane<Item, Answer> {
  /** One, the ordinary way. */
  readonly alone: (item: Item) => Promise<Answer>
  /** Many in one transaction: an answer for each in its place, or undefined for one that has to go alone after all. */
  readonly together: (items: readonly Item[]) => Promise<readonly (Answer | undefined)[]>
  readonly mostTogether?: number
  readonly mostUnderWay?: number
}

/**
 * Gathers the writes of a moment. While few are under way each goes alone and at once; what comes in while enough are
 * under way waits for the next to end, and then goes together, so that many share one commit. Nobody is answered before
 * the commit. When those that went together fail, nothing of them is left, and each goes alone: a bad one spoils no other.
 */
export function gather<Item, Answer>(lane: Lane<Item, Answer>): (item: Item) => Promise<Answer> {
  const { alone, together, mostTogether = 200, mostUnderWay = 2 } = lane
  let waiting: Waiting<Item, Answer>[] = []
  let underWay = 0

  async function goOn(): Promise<void> {
    underWay += 1
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostTogether)
      waiting = waiting.slice(mostTogether)
      await (batch.length === 1 ? goAlone(batch[0]!) : goTogether(batch))
    }
    underWay -= 1
  }

  async function goTogether(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    const answers = await together(batch.map(({ item }) => item)).catch(() => [])
    await Promise.all(
      batch.map(async (one, index) => {
        const answer = answers[index]
        if (answer === undefined) await goAlone(one)
        else one.resolve(answer)
      }),
    )
  }

  function goAlone({ item, resolve, reject }: Waiting<Item, Answer>): Promise<void> {
    return alone(item).then(resolve, reject)
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (underWay < mostUnderWay) void goOn()
    })
}

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}
