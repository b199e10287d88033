import type { BulletinSort, Frozen } from './bulletin.ts'
import type { Period } from '../figures/figure.ts'
import { periodWords } from '../figures/words.zh.ts'

/** What a bulletin says by itself; whoever writes it may change every word. */
export function sentences({ unitName, counted, kinds, categories }: Frozen, period: Period): string[] {
  const some = kinds.filter(({ count }) => count > 0)
  const most = categories.reduce((best, one) => (one.count > best.count ? one : best), { part: '', name: '', count: 0 })
  const byKind = some.length > 0 ? `，其中${some.map(({ name, count }) => `${name} ${count} 件`).join('、')}` : ''
  const mostly = most.count > 0 ? `；说得最多的是${most.name}方面的，有 ${most.count} 件` : ''
  const heard = `一、听诉求。${periodWords(period)}，${unitName}听到居民诉求 ${counted['needs-heard']} 件${byKind}${mostly}。`

  const referred = counted['needs-referred'] > 0 ? `，转给负责部门 ${counted['needs-referred']} 件并跟到底` : ''
  const rated =
    counted['needs-rated'] > 0
      ? `办结的事里 ${counted['needs-rated']} 件有居民评价，满意 ${counted['needs-satisfied']} 件。`
      : ''
  const served = `二、办实事。收到的已办完 ${counted['needs-served']} 件，本期办结 ${counted['needs-closed']} 件${referred}。${rated}`

  const asked =
    counted['volunteers-asked'] > 0
      ? `请志愿者 ${counted['volunteers-asked']} 人次，答应去的 ${counted['volunteers-agreed']} 人次；`
      : ''
  const given = `三、志愿服务。上门 ${counted.visits} 次、${counted['visitor-trips']} 人次，服务 ${counted['hours-served']} 小时；${asked}现有志愿者 ${counted.volunteers} 人、小队 ${counted.squads} 支、联建单位 ${counted.partners} 家。`

  return [heard, served, given, `四、下一步。${next(counted)}`]
}

function next(counted: Frozen['counted']): string {
  if (counted['needs-late'] > 0)
    return `先把超时的 ${counted['needs-late']} 件逐件问清卡在哪里，定人定时办完，再向居民说明。`
  if (counted['needs-reopened'] > 0)
    return `居民说没解决的 ${counted['needs-reopened']} 件由上一级盯着重办，办完再回访。`
  return '手上的事按时办完，办完的逐件回访。'
}

export const words = {
  acts: { write: { label: '写简报', also: ['写材料', '工作汇报', '情况报告', '月报', '周报', '总结'] } },
  masthead: '工作简报',
  issue: (number: number) => `第 ${number} 期`,
  issueOf: (year: number, number: number) => `${year} 年第 ${number} 期`,
  title: (unitName: string) => `${unitName}听民意办实事情况`,
  office: (unitName: string) => `${unitName}编`,
  signed: (signer: string) => `签发：${signer}`,
  teamTable: ['分队', '接的', '办结', '满意'],
  unitTable: { community: ['社区', '听到', '办结', '超时'], grid: ['网格', '听到', '办结', '超时'] },
  others: (count: number) => `其余 ${count} 个`,
  fileName: (unitName: string, year: number, number: number) => `${unitName}工作简报${year}年第${number}期.docx`,
  page: {
    title: '简报',
    intro: '选好范围和时间，一点就写好一页。数字定在写的那一刻，字句都能改。',
    write: '写简报',
    none: '还没有写过简报。选好范围和时间，点「写简报」。',
    find: '找简报',
    nothing: '没有题目里带这几个字的简报。',
    issue: '期号',
    name: '题目',
    unit: '哪里的',
    period: '哪段时间',
    who: '谁写的',
    when: '什么时候写的',
    more: '再看一些',
    back: '回到简报',
    download: '下载 Word',
    save: '存下改动',
    saved: '存好了',
    heading: '题目',
    text: '正文',
    textHint: '一段一行。改了字句数字不会变；改了数字要自己核对。',
    signer: '签发人',
    figures: '这一期的数字',
    asOf: (moment: string) => `数到 ${moment}，以后不再变。点开能看到是哪些。`,
    fits: '排下来正好一页。',
    tooLong: (lines: number) => `排下来会超出一页，大约多 ${lines} 行，请写短一些。`,
    strange: (numbers: string) => `这几个数不在这一期的数字里：${numbers}。请核对。`,
    byTeam: '各分队',
    byUnit: '各社区',
    byGrid: '各网格',
  },
  lists: {
    sorts: { '-written': '新写的在前', written: '先写的在前', '-to': '时间段晚的在前' } satisfies Record<
      BulletinSort,
      string
    >,
    oneByOne: '简报一期一期改，没有成批的步骤。',
  },
  refusals: {
    'not-your-bulletin': '您没有这里写简报的岗位。',
    'not-for-a-grid': '简报按街道或社区写，请换一个范围。',
    'text-too-long': '写得太长了，请短一些。',
    'bulletin-changed': '刚才有人改过这一期，请重新打开看看再改。',
  },
} as const
