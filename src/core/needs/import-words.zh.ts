/** What people write above the columns of a sheet with needs, most usual first, and why a row can't come in. */
export const importWords = {
  title: '诉求',
  columns: {
    number: { label: '编号', heads: ['编号', '留言编号', '工单编号', '诉求编号', '单号'] },
    title: { label: '标题', heads: ['标题', '留言主题', '主题'] },
    text: { label: '内容', heads: ['内容', '留言详情', '诉求内容', '详情'] },
    time: { label: '时间', heads: ['时间', '留言时间', '提交时间', '受理时间', '登记时间'] },
    reporter: { label: '上报人', heads: ['上报人', '留言用户', '诉求人', '姓名'] },
    category: { label: '分类', heads: ['分类', '类别', '问题分类'] },
    community: { label: '社区', heads: ['社区', '所属社区'] },
  },
  communitySuffix: /社区(居委会|居民委员会)?$/u,
  reasons: {
    'number-of-another': '这个编号以前导入过，内容不一样。请核对编号，或换一个再导。',
    'community-unknown': '没有这个社区。请写成「宏吉」或「宏吉社区」这样的名字，或者留空。',
    'community-not-yours': '这一行属于别的社区，请由那个社区或街道来导。',
  },
} as const
