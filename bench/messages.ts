/** Messages made from a seed and a few dozen words: nothing of anybody's. */
export interface Message {
  readonly title: string
  readonly body: string
}

const who = [
  '三号楼',
  '五栋二单元',
  '小区东门',
  '我家楼上',
  '菜市场旁边',
  '河边步道',
  '幼儿园门口',
  '七号楼顶楼',
  '物业门前',
  '公交站',
]
const what = [
  '漏水',
  '路灯不亮',
  '垃圾没人收',
  '井盖松动',
  '夜里太吵',
  '暖气不热',
  '电梯常停',
  '积雪没铲',
  '有人乱停车',
  '广告贴满墙',
]
const since = [
  '两天了',
  '一个多星期了',
  '从上个月起',
  '每天晚上',
  '昨天开始',
  '刮风以后',
  '下雨以后',
  '一到周末',
  '今年入冬以来',
  '好几回了',
]
const wish = [
  '请来人看看',
  '想问问归谁管',
  '盼着早点修好',
  '能不能给个准信',
  '老人出门不方便',
  '孩子上学要走这里',
  '家里有病人',
  '已经打过电话',
  '请转告负责的人',
  '需要帮忙联系',
]

/**
 * `count` messages; the same seed gives the same ones. They begin with words, so that a list reads like one; the rest is
 * made of characters that are as often and as rare as in what people really write, for the index of words has to carry
 * that: about 240 characters, 200 pairs a message, and a hundred thousand different pairs in all.
 */
export function makeMessages(count: number, seed: number): Message[] {
  const next = random(seed)
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!
  const character = () => String.fromCharCode(0x4e00 + Math.floor(Math.exp(next() * Math.log(characters))) - 1)
  const phrase = () => Array.from({ length: 6 + Math.floor(next() * 8) }, character).join('')
  return Array.from({ length: count }, () => {
    const title = `${pick(who)}${pick(what)}`
    const sentences = Array.from({ length: 10 }, () => `${phrase()}，${phrase()}。`)
    return { title, body: `${title}，${pick(since)}，${pick(wish)}。${sentences.join('')}` }
  })
}

const characters = 2_000

/** Mulberry32: small, and the same everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
