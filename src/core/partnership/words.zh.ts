import type { AgreementRefusal, AgreementState } from './agreement.ts'
import type { ContributionRefusal, CountingUnit } from './contribution.ts'
import type { CouncilRefusal, CouncilRole, MeetingState, PromiseState } from './council.ts'
import type { ServiceKind, TakingRefusal, TakingState } from './offer.ts'
import type { PartnerKind } from './partner.ts'
import type { ProjectRefusal, ProjectState } from './project.ts'
import type { ReportingKind, ReportingRefusal, ReportingState } from './reporting.ts'
import type { UndoRefusal } from './undo.ts'
import type { AgeGroup, WishRefusal, WishState } from './wish.ts'

const partnerKinds = {
  government: '机关单位',
  'public-institution': '事业单位',
  enterprise: '企业',
  school: '学校',
  hospital: '医院',
  association: '社会组织',
  shop: '商户',
} as const satisfies Record<PartnerKind, string>

const agreementStates = {
  coming: '还没开始',
  running: '履行中',
  ending: '快到期',
  over: '已到期',
  ended: '提前终止',
} as const satisfies Record<AgreementState, string>

const serviceKinds = {
  information: '信息',
  service: '服务',
  life: '生活',
  work: '工作',
  management: '管理',
} as const satisfies Record<ServiceKind, string>

const takingStates = {
  asked: '等答复',
  agreed: '答应了',
  declined: '没答应',
  given: '给到了',
} as const satisfies Record<TakingState, string>

const projectStates = {
  agreed: '说定了',
  running: '在办',
  finished: '办完了',
  dropped: '不办了',
} as const satisfies Record<ProjectState, string>

const countingUnits = {
  piece: '件',
  'person-time': '人次',
  hour: '小时',
  fen: '元',
} as const satisfies Record<CountingUnit, string>

const wishStates = {
  made: '等发布',
  published: '等人认领',
  claimed: '有人认领',
  delivered: '送到社区',
  fulfilled: '圆了',
  withdrawn: '收回了',
} as const satisfies Record<WishState, string>

const ageGroups = {
  child: '儿童',
  youth: '少年',
  adult: '成年人',
  elder: '老人',
} as const satisfies Record<AgeGroup, string>

const reportingKinds = { organisation: '单位党组织', member: '在职党员' } as const satisfies Record<
  ReportingKind,
  string
>
const reportingStates = {
  waiting: '等确认',
  confirmed: '已报到',
  ended: '已离开',
} as const satisfies Record<ReportingState, string>

const councilRoles = { head: '书记', deputy: '副书记', member: '兼职委员' } as const satisfies Record<
  CouncilRole,
  string
>
const meetingStates = { called: '要开', held: '开过了', cancelled: '不开了' } as const satisfies Record<
  MeetingState,
  string
>
const promiseStates = {
  open: '在办',
  late: '超期',
  kept: '办到了',
  dropped: '不办了',
} as const satisfies Record<PromiseState, string>

const refusals = {
  'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
  'partner-known': '这里已有同名的联建单位。',
  'partner-ended': '这家单位已经不联建了。要再联建，请新加一家。',
  'agreement-ends-first': '协议的最后一天要晚于第一天，请改日子。',
  'agreement-extended': '这份协议已经续过了，请看后面那一份。',
  'agreement-over': '这份协议已经结束了。要接着合作，请签一份新的。',
  'agreement-overlaps': '这段日子里已有一份协议。请改日子，或先终止那一份。',
  'paper-wanted': '协议只收 PDF 和照片，请去掉录音再存。',
  'offer-ended': '这项资源已经不提供了，请另找一项。',
  'offered-elsewhere': '这项资源不在这里提供，请看提供的范围。',
  'asked-already': '已经问过这家单位了，等它答复就好。',
  'taking-answered': '单位已经答复过了。',
  'taking-not-agreed': '单位还没答应，答应了再记给到。',
  'decline-reason-missing': '不答应要写明原因，好另找别家。',
  'project-over': '这个项目已经结束了。',
  'project-started': '这个项目已经开始了。',
  'project-not-started': '项目还没开始。先记开始，或记不办了。',
  'ends-too-early': '结束的日子要不早于开始，请改日子。',
  'partner-need-closed': '这条需求已经有结果了。',
  'not-yet-given': '日子还没到，给到以后再记。',
  'entry-taken-back': '这一笔已经冲掉了。',
  'counter-entry-stays': '冲账的这一笔不能再冲。要重记，请另记一笔。',
  'wish-claimed': '这个心愿已有人认领。看看别的，或等送到。',
  'wish-not-there-yet': '还没到这一步，请先办前一步。',
  'wish-over': '这个心愿已经了了。',
  'wish-names-somebody': '心愿的话里不能写名字，请改成谁都看不出是谁的话。',
  'photo-wanted': '这里只收照片，请把纸拍成照片再传。',
  'claim-by-helpers': '心愿由志愿者、报到党员和联建单位认领。请先到社区报到。',
  'no-community': '没有这个社区。请先在“我的”里选好住处，或重新扫码。',
  'reporting-confirmed': '已经确认过了。',
  'reporting-ended': '这条报到已经结束了。',
  'partner-kind-missing': '街道还没有这家单位。请点开它，选好类别再确认。',
  'reported-already': '已经在这个社区报到过了。',
  'too-many-waiting': '等确认的太多了，请直接到社区报到。',
  'no-phone-number': '手机号要 11 位，请核对。',
  'seated-already': '已经在委员里了。',
  'seat-ended': '已经不是委员了。',
  'meeting-over': '这次会已经开过或取消了。',
  'meeting-to-come': '会还没开，开过再写记录。',
  'promise-ended': '这项承诺已经了结。',
  'due-in-the-past': '期限要在今天或以后，请改日子。',
  'nothing-to-undo': '没有可以撤回的。',
  'undo-too-late': '时间过了，不能撤回了。',
} as const satisfies Record<
  | AgreementRefusal
  | TakingRefusal
  | ProjectRefusal
  | ContributionRefusal
  | WishRefusal
  | ReportingRefusal
  | CouncilRefusal
  | UndoRefusal,
  string
> &
  Record<string, string>

export const words = {
  refusals,
  partnerKinds,
  agreementStates,
  noAgreement: '没有协议',
  serviceKinds,
  takingStates,
  projectStates,
  countingUnits,
  wishStates,
  ageGroups,
  reportingKinds,
  reportingStates,
  councilRoles,
  meetingStates,
  promiseStates,
  council: (unitName: string, isStreet: boolean) => `${unitName}${isStreet ? '大工委' : '大党委'}`,
  correction: (what: string, reason: string) => `冲账：${what}（${reason}）`.slice(0, 120),
  notices: {
    agreementEnding: (partner: string, day: string) => ({
      title: '联建协议快到期',
      text: `和${partner}的协议到 ${day} 为止。续签，或到期结束，请早定。`,
    }),
    asked: (offer: string, purpose: string) => ({
      title: `社区想用“${offer}”`,
      text: `${purpose}。能不能来，请答复。`,
    }),
    agreed: (partner: string, offer: string) => ({ title: `${partner}答应了`, text: `“${offer}”能来，请约好时间。` }),
    declined: (partner: string, reason: string) => ({
      title: `${partner}这次来不了`,
      text: `原因：${reason}。请另找别家。`,
    }),
    fulfilled: (what: string, thanks: string | null) => ({
      title: '您认领的心愿圆了',
      text: thanks ? `${what}。对方说：${thanks}` : `${what}。谢谢您。`,
    }),
  },
  acts: {
    addPartner: { label: '加一家联建单位', also: ['共建', '签协议', '驻区单位'] },
    makeWish: { label: '加一个微心愿', also: ['心愿', '认领', '圆梦'] },
    register: { label: '登记一位报到的', also: ['双报到', '在职党员', '报到码'] },
    callMeeting: { label: '约一次会', also: ['开会', '议事', '联席会', '兼职委员'] },
  },
  pages: {
    partners: '联建单位',
    partner: '联建单位',
    offers: '资源清单',
    partnerNeeds: '需求清单',
    projects: '项目清单',
    takings: '资源对接',
    contributions: '投入台账',
    wishes: '微心愿',
    reportings: '双报到',
    councils: '大工委大党委',
    promises: '承诺事项',
    meeting: '会议',
    myPartner: '我的单位',
    phoneWishes: '微心愿',
    reportIn: '到社区报到',
  },
} as const
