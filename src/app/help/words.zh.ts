/** The pages of the manual, by the posts of those whom each is for, closest first; null is for everybody. */
export const books: Readonly<Record<string, readonly string[] | null>> = {
  信访专员: ['matters-officer'],
  审计: ['auditor'],
  书记和街道干部: ['street-officer', 'committee-secretary', 'branch-secretary'],
  社区工作者: ['community-worker', 'street-officer', 'committee-secretary', 'branch-secretary'],
  联建单位: ['partner-contact'],
  网格员: ['grid-worker', 'community-worker'],
  志愿者和分队: ['team-leader', 'squad-leader', 'team-member'],
  居民: null,
}

/** The page that says what is new, version by version, newest first. */
export const newsBook = '更新'

export const words = {
  title: '帮助',
  page: '帮助',
  search: '在手册里找',
  found: '手册里这几处说到',
  nothing: '手册里没有这样的话，换个词试试，或问问社区。',
  whole: '手册其他部分',
  news: '更新了什么',
  isNew: '新',
  back: '返回这一页的帮助',
} as const
