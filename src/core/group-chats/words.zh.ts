import type { PasteSort } from './chat.ts'
import type { Refusal } from './refusals.ts'

export const pages = { list: '微信群', paste: '粘一段群聊', one: '一段群聊' } as const

export const acts = { paste: { label: '粘一段群聊', also: ['微信群', '群消息', '聊天记录', '群里说的'] } } as const

export const refusalWords = {
  'nothing-read': '没看出谁说了什么。请在群里多选几条，复制，整段粘过来。',
  'nothing-new': '这一段以前都粘过了，没有新的。',
  'decided-already': '这一条已经处理过了，刷新看看。',
  'not-dropped': '只有略过的才能再拿回来。',
  'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
} as const satisfies Record<Refusal, string>

/** Who told it, as the need keeps it: somebody in a group, and nobody of the street. */
export const callerInChat = (name: string) => `${name}（微信群）`

/** What goes back into the group: numbers, who is on it, by when; nobody's name. */
export const reply = {
  begin: '各位邻居，群里说的事社区都记下了：',
  line: (place: string, title: string, number: string) => `${place ? `${place} ` : ''}${title}（${number}）`,
  by: (who: string, when: string | null) => (when ? `${who}在办，最晚${when}给回音` : `${who}在办`),
  ended: '已经办结',
  guarded: '有的事由专人在看，会单独联系。',
  end: '没写到的，随时在群里说，或打社区电话。',
  neighbour: '邻居',
  colon: '：',
} as const

export const settingWords = {
  group: '微信群',
  keptDays: {
    label: '没记成诉求的话留几天',
    help: '粘进来的闲聊和略过的，到时自动删掉；还没看完的先留着，看完再删。记成的诉求一直在。',
    unit: '天',
  },
} as const

export const listWords = {
  chat: '群',
  unit: '社区',
  pastedAt: '什么时候粘的',
  by: '谁粘的',
  messages: '几条消息',
  open: '还没看',
  taken: '记成诉求',
  sorts: { '-pasted': '新粘的在前', pasted: '先粘的在前' } satisfies Record<PasteSort, string>,
  oneByOne: '一段群聊里的话要一条一条看。',
} as const
