import type { Refusal } from './refusals.ts'
import type { RoundState, WayToAnswer } from './round.ts'

export const pages = {
  card: '门上的卡求助',
  cardCode: '输入卡号',
  box: '意见箱',
  receipt: '查回执',
  round: '意见征集',
  mine: '征求意见',
  one: '一次征集',
  cards: '门上的卡',
  boxes: '意见箱',
  boxPoster: '意见箱海报',
  rounds: '意见征集',
  oneRound: '一次意见征集',
  roundPoster: '征集海报',
} as const

export const acts = {
  printCards: { label: '印门上的卡', also: ['打印卡', '打卡片', '便民卡', '门卡', '二维码', '扫码'] },
  hangBox: { label: '挂一个意见箱', also: ['信箱', '纸条', '意见箱海报'] },
  askEverybody: { label: '问大家一件事', also: ['征求意见', '意见征集', '投票', '问卷', '调查'] },
} as const

export const roundStateWords = {
  running: '正在征集',
  closed: '已截止，等结果',
  decided: '有结果了',
} as const satisfies Record<RoundState, string>

export const wayWords = { app: '手机', poster: '扫码', paper: '纸条' } as const satisfies Record<WayToAnswer, string>

/** What the lists of this module say as workbooks and on paper. */
export const listWords = {
  building: '楼栋',
  grid: '网格',
  doors: '户数',
  printed: '有卡的户',
  came: '来过几件',
  printedAt: '最近打印',
  cardSorts: { place: '按网格楼号', '-place': '按网格楼号，倒着' },
  cardsNoBulk: '勾几栋楼可以一起印。印出来的卡收不回来，所以没有撤回。',

  place: '挂在哪',
  unit: '归哪儿',
  keeper: '谁开箱',
  openedAt: '挂上',
  closedAt: '撤掉',
  boxSorts: { '-opened': '新挂的在前', opened: '先挂的在前' },
  boxesNoBulk: '意见箱各有各的地方，一个一个改。',

  question: '问什么',
  state: '到哪了',
  answers: '答了几条',
  turned: '转成诉求',
  asked: '开始',
  closes: '截止',
  result: '定下来的事',
  roundSorts: { '-opens': '新问的在前', opens: '先问的在前' },
  roundsNoBulk: '每次征集要人看过再定，不成批办。',
} as const

export const refusalWords = {
  'card-unknown': '这张卡用不了，可能换过新的。请打社区电话，或对照卡上的号再输一遍。',
  'box-unknown': '这个意见箱的码用不了，可能撤了。请打社区电话。',
  'poster-unknown': '这个码查不到，请对照海报再输一遍，或打社区电话。',
  'receipt-unknown': '查不到。请对照回执，编号和口令要一字不差。',
  'round-over': '这次征集已经截止了，谢谢您。',
  'round-runs': '还在征集，先截止，再公布结果。',
  'result-said': '结果已经公布了。',
  'round-too-long': '最长三个月，请选近一点的日子。',
  'answered-already': '您已经答过了，谢谢您。',
  'asked-elsewhere': '这次问的不是您住的地方。搬了家，请先在「我的」里改住处。',
  'need-already': '这条已经转成诉求了。',
  'heading-known': '已经有这一类了，换个名字。',
  'heading-unknown': '没有这一类，请重新选。',
  'keeper-unknown': '保管人要有岗位，请重新选一个人。',
  'box-closed': '这个意见箱已经撤了。',
  'card-over': '这张卡已经换过了，刷新看看新的。',
  'too-many-cards': '一次最多印 400 张，请分几次选。',
  'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
} as const satisfies Record<Refusal, string>
