/** What is done at the desk and looked for by name; apart from the words that a phone loads. */
export const acts = {
  takeIn: {
    label: '收一件诉求',
    also: ['记一件事', '新增诉求', '来电登记', '接电话', '来访', '投诉', '求助', '困难', '低保', '救助'],
  },
} as const
