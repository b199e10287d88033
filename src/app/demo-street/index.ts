/**
 * The demo street: an invented 跃进街道 with the division codes of a real one. All people, numbers, homes and stories are
 * invented, and everything comes about through actions, as in a street that works.
 *
 * The cast (`cast-*.zh.ts` have everybody with posts, skills and a line of story):
 *
 * - street: 韩志远 officer · 郑慧 committee secretary · 高岩 matters officer · 沈静 auditor
 * - branch secretaries: 王丽华 宏吉 · 陈国栋 宏祥 · 宋玉梅 宏如 · 刘振江 宏意 · 孟晓东 宏顺
 * - community workers: 李敏 and 何苗 宏吉 · 周倩 宏祥 · 吴鹏 宏如 · 郭佳 宏意 · 马超 宏顺
 * - grid workers: 徐丹 张凯 康宁 宏吉 · 孙磊 于洋 宏祥 · 冯雪 曹阳 宏如 · 田甜 宏意 · 丁宁 潘虹 宏顺
 * - team leaders: 赵德厚 党旗红 · 董秀珍 暖心橙 · 刘志 生态绿 · 罗刚 守护蓝 · 白云 文艺紫 · 许桂芳 绚丽彩
 * - squad leaders: 高秀兰 绚丽彩 宏吉 · 彭勇 守护蓝 宏如 · 姜涛 生态绿 宏意 · 范小雨 暖心橙 宏祥 · 郝梅 文艺紫 宏顺 · 任强 守护蓝 宏顺;
 *   `cast-squads.zh.ts` has one for each other squad
 * - volunteers: 赵春兰 and 孙立国 cut hair, 周玉 keeps company, 魏东 mends pipes, 谭敏 nurse, 林小满 tutor and others
 * - residents: 王福贵 (王大爷, 78, lives alone) · 刘淑琴 (82, no telephone) · 黄金宝 courier · 陈晓燕 mother of two and others
 *
 * `street.ts` makes units and people (tests begin with these too), `stories-*.zh.ts` tell the needs of each community,
 * `play.ts` plays them.
 */
import { needsFirstRun } from '../../core/organisation/index.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { runAs, type JobGround } from '../../platform/jobs/jobs.ts'
import { makeBuildingNotices } from './building-notices.ts'
import { makeChannels } from './channels.ts'
import { giveFaces } from './faces.ts'
import { makeNeeds, visitors } from './needs.ts'
import { makeParty } from './party.ts'
import { makePartnership } from './partnership.ts'
import { makePapers } from './papers.ts'
import { makeStreet } from './street.ts'
import { makeWaysIn } from './ways-in.ts'

export { demoUsers } from './users.zh.ts'

/** Makes the demo street and plays its needs up to now; does nothing on a folder that has a street already. */
export async function makeDemoStreet(ground: JobGround): Promise<void> {
  if (!(await runAs(ground, operatorId, ({ tx }) => needsFirstRun(tx)))) return

  const { people, partners } = await makeStreet(ground)
  await giveFaces(ground, people, visitors())
  await makeNeeds(ground, people)
  await makeParty(ground, people)
  await makePartnership(ground, { people, partners })
  await makeWaysIn(ground, people)
  await makeChannels(ground, people)
  await makeBuildingNotices(ground, people)
  await makePapers(ground, people)
}
