/** A sentence for each word that a list refuses with. */
export const refusals = {
  'view-exists': '已经有这个名字了，换一个。',
  'too-many-views': '存得太多了，先删几个。',
  'list-too-long': '超过 5 万行，装不进一个表格。按社区或日期筛一筛，分几次导出。',
} as const

export const words = {
  count: (shown: number, more: boolean) => (more ? `已列 ${shown} 条，下面还有` : `共 ${shown} 条`),
  sort: '排序',

  out: {
    label: '导出',
    sheet: '导出 Excel',
    print: '打印',
    link: '复制链接',
    copied: '链接复制好了，发给同事，打开就是现在这样。',
    copyTitle: '复制这个链接',
    copyHint: '按 Ctrl+C 复制。同事打开，就是现在这样。',
    address: '链接',
    making: '正在做表格…',
    failed: '没导出来',
    made: (name: string) => `「${name}」下载好了`,
  },

  many: {
    refused: (count: number) => `${count} 条没办成`,
    some: (done: string, refused: number) => `${done}，${refused} 条没办成`,
    refusedTitle: '没办成的',
    notUndone: '没撤回，刷新看看。',
    notFound: '没有找到。可能已经删除，或者不归您看。',
  },

  views: {
    title: '常用筛选',
    none: '还没存过。筛好以后，起个名字存下来。',
    name: '起个名字',
    nameExample: '如：宏吉 · 快到期的难事',
    save: '存下现在这样',
    first: '一打开就是它',
    firstOf: (name: string) => `一打开就是「${name}」`,
    remove: (name: string) => `删掉「${name}」`,
    removeWord: '删掉',
  },

  paper: {
    title: '打印一张表',
    print: '打印',
    back: '回到这张表',
    rows: (count: number) => `共 ${count} 行`,
    tooMany: (most: number) => `只印前 ${most} 行。要全部，请导出 Excel，或者先筛一筛。`,
    by: (name: string, when: string) => `${name} ${when} 打印`,
    empty: '没有可印的。换个筛选再来。',
  },
} as const
