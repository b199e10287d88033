/** What a person reads when something could not be done: what happened, and what to do next. */
export const words = {
  errors: {
    'not-found': '没有找到。可能已经删除，或者不归您看。请返回上一页再试。',
    'signed-out': '请先登录，再接着办。您写的还在。',
    'too-many': (seconds: number) => `试得太快了。请等 ${seconds} 秒再试。`,
    invalid: '有一处没填对，请改一改再发。',
    refused: '现在不能这样办。请刷新看看最新情况。',
    conflict: '刚有人改过这一条。请刷新后再办。',
    failed: '系统出了点问题，没有办成。您写的还在，请稍后再发一次。',
    busy: '系统正忙，没有办成。请过一会儿再发一次。',
  },
  reasons: {
    'missing-command-id': '少了指令编号（Command-Id），请刷新页面再试。',
    'other-body': '同一个指令编号带了不同的内容。请刷新页面再试。',
    'not-json': '内容要用 JSON 格式发来。',
    'too-large': '内容太大了，请分几次发。',
    'other-site': '这个请求来自别的网站，没有受理。',
    'bad-shape': '内容格式不对，请检查后再发。',
  },
  fields: {
    required: '这一项要填',
    'too-short': '写得太短了，请再写几个字',
    'too-long': '写得太长了，请短一些',
    'bad-shape': '这一项格式不对',
    'too-small': '数字太小了',
    'too-big': '数字太大了',
    'not-a-choice': '请从给出的选项里选一个',
  },
} as const
