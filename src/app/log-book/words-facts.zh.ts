import { purposeWords, wayWords } from '../../core/family/words.zh.ts'
import { words as needs } from '../../core/needs/words.zh.ts'
import { words as organisation } from '../../core/organisation/words.zh.ts'
import { words as partnership } from '../../core/partnership/words.zh.ts'
import { words as people } from '../../core/people/words.zh.ts'
import { words as accounts } from '../../platform/accounts/words.zh.ts'
import { stampWords } from '../../platform/web/time.ts'
import type { EntryView } from './contract.ts'
import { words } from './words.zh.ts'

/** What the log calls the facts of an event. A fact without a label shows as itself: nothing is hidden from an auditor. */
export const factWords: Readonly<Record<string, string>> = {
  added: '新增',
  after: '改后',
  ageGroup: '哪类人',
  answerId: '哪条回答',
  assigneeId: '派给',
  batchId: '批次',
  before: '改前',
  bodyId: '党组织',
  broad: '大类',
  buildings: '楼栋数',
  bySignIn: '自己登录来的',
  called: '怎么称呼',
  came: '到会人数',
  category: '类别',
  categoryId: '细类',
  cells: '格子数',
  colour: '颜色',
  communities: '社区数',
  correctsId: '冲哪一笔',
  count: '次数',
  date: '日子',
  day: '这天',
  days: '天数',
  deadlineAt: '期限',
  doorId: '哪扇门',
  doors: '户数',
  draftId: '哪条',
  drafts: '像诉求的',
  duty: '党内职务',
  entranceId: '哪个单元',
  entrances: '单元数',
  extendsId: '续哪份',
  field: '哪一项',
  filters: '筛选',
  flags: '标记',
  formerId: '原来的岗位',
  from: '从',
  fromDay: '从',
  fromTeamId: '原来的分队',
  grantId: '任期',
  granted: '准许',
  headingId: '归到哪类',
  heardBy: '谁听的',
  heldOn: '哪天开',
  helperId: '代办人',
  hours: '工时',
  importId: '批次',
  intoId: '并到',
  intoNumber: '并到编号',
  intoTeamIds: '并入',
  kept: '留下',
  key: '哪一项',
  kind: '类型',
  kinds: '哪些',
  known: '已有',
  late: '超期',
  left: '还在人手里的',
  level: '谁盯着',
  list: '哪张表',
  lists: '名单数',
  mark: '评价',
  means: '怎么登录',
  messageId: '哪条',
  messages: '消息数',
  minutes: '分钟',
  moved: '搬了住处',
  name: '名称',
  needId: '哪件诉求',
  number: '第几期',
  offerId: '哪项资源',
  officers: '干部数',
  onDay: '哪天',
  opened: '打开了号码',
  outcome: '结果',
  partnerId: '哪家单位',
  personId: '谁',
  personIds: '请了谁',
  photoIds: '照片',
  position: '排第几',
  post: '岗位',
  purposes: '代办哪些',
  quantity: '多少',
  read: '读到',
  reason: '为什么',
  recipient: '告诉谁',
  refused: '没收',
  removed: '去掉了',
  reporterId: '谁提的',
  residentId: '替谁',
  retired: '停用',
  retiredBefore: '原来停用',
  role: '担任',
  rows: '行数',
  satisfied: '群众满意',
  services: '服务',
  settled: '请本人确认的',
  shown: '居民看得到',
  skills: '会什么',
  sort: '排序',
  source: '从哪来',
  squadId: '小队',
  state: '状态',
  subject: '谁的',
  teamId: '分队',
  to: '到',
  undone: '撤回',
  unit: '计量',
  until: '到',
  visitAt: '上门时间',
  visitorIds: '谁上门',
  way: '怎么同意的',
  withPhone: '留了电话',
  year: '年份',
}

/** Closed words by the fact that carries them. */
const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ageGroup: partnership.ageGroups,
  broad: needs.categories,
  category: needs.categories,
  day: { work: '上班', rest: '休息' },
  duty: organisation.duties,
  kinds: organisation.bodyKinds,
  field: words.fields,
  flags: needs.flags,
  from: needs.levels,
  kind: {
    ...namesOf(needs.kinds),
    needs: '诉求',
    units: '社区和网格',
    buildings: '楼栋',
    doors: '门户',
    people: '居民',
    teams: '分队和小队',
    posts: '岗位',
    partners: '联建单位',
  },
  level: needs.levels,
  mark: needs.marks,
  means: accounts.means,
  outcome: { ...needs.marks, 'no-answer': '没人接' },
  post: organisation.posts,
  purposes: purposeWords,
  role: partnership.councilRoles,
  skills: people.skills,
  source: needs.sources,
  state: needs.states,
  unit: partnership.countingUnits,
  way: wayWords,
}

const yesNo: Readonly<Record<string, string>> = { true: '是', false: '否' }
const moments: readonly string[] = ['visitAt', 'until', 'deadlineAt', 'retiredBefore']
const ids = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g

/** Everything that an entry tells, in one line. */
export function factsText({ facts, reason }: EntryView): string {
  return [...facts.map(factText), reason && `${words.openings.reason}：${reason}`].filter(Boolean).join(words.dot)
}

/** One fact of an entry without its label; empty where it has none. */
export function factOf({ facts }: EntryView, name: string): string {
  const fact = facts.find((one) => one.name === name)
  return fact ? valueText(name, fact.value) : ''
}

/** A fact as the auditor reads it, or null where it says nothing. An id that has no name shows its last eight letters. */
function factText({ name, value }: { name: string; value: string }): string | null {
  if (value === '') return null
  return `${factWords[name] ?? name}：${valueText(name, value)}`
}

function valueText(name: string, value: string): string {
  if (name === 'photoIds') return `${value.split(' ').length} 张`
  if (moments.includes(name) && /^\d{13}$/.test(value)) return stampWords(Number(value))

  const known = valueWords[name]
  const said = known
    ? value
        .split(' ')
        .map((word) => known[word] ?? word)
        .join('、')
    : value
  return (yesNo[said] ?? said)
    .replace(ids, (id) => id.slice(-8))
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1、')
}

function namesOf<Word extends string>(words: Readonly<Record<Word, { name: string }>>): Record<Word, string> {
  return Object.fromEntries(Object.entries<{ name: string }>(words).map(([word, { name }]) => [word, name])) as Record<
    Word,
    string
  >
}
