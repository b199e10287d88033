/** What WeChat writes itself, how people head a message, and what neighbours speak of. Patterns, used by chat.ts and drafts.ts. */

/** Said by the machine: who joined, who left, what was taken back. */
export const systemLine =
  /(?:邀请.{0,60}加入了?群聊|加入了?群聊|退出了?群聊|移出了?群聊|撤回了?一条消息|拍了拍|修改群名为|开启了|已成为新群主|以下为新消息|以上是|发起了群接龙|已添加了|与群里其他人都不是|通过扫描.{0,40}二维码|置顶了一条|收到红包|领取了.{0,20}红包)/u

/** Heads of a line that are no names: 时间：, 电话：. */
export const noNames = new Set(
  '时间 地点 地址 电话 联系电话 手机 手机号 内容 备注 注意 通知 提醒 附 主题 事由 标题 位置 问题 原因 回复 答复 价格 楼号 单元 门牌 房号 姓名 人数 要求 说明 网址 链接 http https'.split(
    ' ',
  ),
)

/** Pictures and the like, which come as a word in brackets. */
export const media =
  /\[(?:图片|视频|语音|文件|动画表情|表情|位置|链接|小程序|名片|语音通话|视频通话|聊天记录|红包|转账|Photo|Video|Voice|Sticker|File)[^\]]{0,40}\]/gu

export const everybody = /@(?:所有人|all)\s*/giu

export const dayWords = { 今天: 0, 昨天: 1, 前天: 2 } as const
export const weekdays = '一二三四五六日'
export const afternoons = ['下午', '晚上', '傍晚']
export const noons = ['中午']

/** That something is broken, missing, in the way, or asked for. */
export const trouble = new RegExp(
  [
    '不热|不暖|冰凉|冻|停暖|供热|供暖|暖气|地热|管道',
    '漏水?|跑水|渗水|返水|堵|没水|停水|水压|水管|下水|水表',
    '停电|没电|跳闸|不亮|灯坏|路灯|电线|燃气|煤气|天然气',
    '坏了|坏|修|裂|掉|塌|松动|生锈|打不开|关不上|卡住|失灵',
    '电梯|门禁|单元门|井盖|护栏|台阶|楼梯|楼道|消防|通道',
    '垃圾|臭|脏|污水|粪|虫|老鼠|蟑螂|没人扫|清理|清扫|积水|积雪|结冰|太滑|滑倒',
    '占|乱停|堵路|停车|车位|充电|飞线|电动车',
    '吵|噪音|噪声|扰民|装修|广场舞|半夜|狗|遛狗|咬',
    '危险|着火|冒烟|掉下来|高空|抛物|偷|骗',
    '老人|一个人|腿脚|生病|轮椅|送饭|买药|理发|照顾',
    '怎么办|谁管|有人管|没人管|管不管|能不能|可不可以|什么时候|啥时候|几点|咋办|求助|帮忙|帮帮|麻烦.{0,6}(?:看|问|来|处理|解决)|反映|投诉|建议',
  ].join('|'),
  'u',
)

/** Nothing to take in, however long: thanks, greetings, adverts, 接龙. */
export const chatter =
  /^(?:收到|好的?|谢谢|感谢|辛苦|早上好|早安|晚安|大家好|新年|节日快乐|哈+|嗯+|哦+|ok|OK|👍|🙏|❤|#?接龙|出售|出租|转让|招聘|代购|拼团|团购|砍一刀|帮我点一下|投票)/u

/** That it is so at somebody else's too. */
export const also =
  /^(?:\+ ?1|加1|同问|同上|同感|我家也|我们家?也|我也|俺家也|也是|一样|是的|是啊|对啊|可不是|我们单元也|我们楼也|都这样|都一样)/u
