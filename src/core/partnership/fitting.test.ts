import { expect, test } from 'vitest'
import { fittingOffers } from './fitting.ts'
import type { ServiceKind } from './offer.ts'

// Six needs of 宏吉社区第 2 网格, ten offers that can be had there: what stands beside each need, the likeliest first.

const street = '230506002'
const hongji = '230506002001'
const offers = (
  [
    ['防骗宣讲', 'information', hongji],
    ['量血压测血糖', 'service', street],
    ['上门换灯泡', 'life', street],
    ['暖气检修', 'life', street],
    ['课后辅导', 'service', hongji],
    ['水电小修', 'life', hongji],
    ['爱心米面', 'life', street],
    ['上门理发', 'service', street],
    ['法律咨询', 'information', street],
    ['陪老人看病取药', 'service', hongji],
  ] as const
).map(([what, kind, placeCode]) => ({ what, kind: kind as ServiceKind, placeCode }))

test.each<[need: string, text: string, kind: ServiceKind | null, beside: [what: string, said: string][]]>([
  ['a broken light in the corridor', '楼道灯坏了\n3 单元二楼的灯不亮，老人上楼害怕。', null, [['上门换灯泡', '灯']]],
  ['a tap that drips', '厨房水龙头漏水\n请师傅上门看看。', 'life', [['水电小修', '水']]],
  ['cold radiators', '暖气不热，屋里只有 15 度，暖气片是凉的。', 'life', [['暖气检修', '暖气']]],
  [
    'blood pressure and a pharmacy',
    '想量血压，顺便取药，腿脚不便出不了门。',
    'service',
    [
      ['量血压测血糖', '量血压'],
      ['陪老人看病取药', '取药'],
    ],
  ],
  ['a swindler on the phone', '接到电话说是公安，怀疑是诈骗', 'information', [['防骗宣讲', '骗']]],
  ['noise at night', '楼上半夜跳广场舞，睡不着', 'management', []],
])('%s', (_, text, kind, beside) => {
  const found = fittingOffers({ text, kind }, offers)
  expect(found.map(({ offer, said }) => [offer.what, said.join('、')])).toEqual(beside)
})

test('of offers that say as much, the one of the need’s kind comes first, then the nearer one', () => {
  const lamps = [
    { what: '修灯', kind: 'work', placeCode: hongji },
    { what: '换灯', kind: 'life', placeCode: street },
    { what: '送灯', kind: 'life', placeCode: hongji },
  ] as const
  expect(fittingOffers({ text: '灯不亮', kind: 'life' }, lamps).map(({ offer }) => offer.what)).toEqual([
    '送灯',
    '换灯',
    '修灯',
  ])
})

test('a few of the kind stand beside a need whose words nobody offers, and say so by sharing none', () => {
  const found = fittingOffers({ text: '下水道堵了', kind: 'service' }, offers.slice(0, 5))
  expect(found.map(({ offer, said }) => [offer.what, said.length])).toEqual([
    ['课后辅导', 0],
    ['量血压测血糖', 0],
  ])
})
