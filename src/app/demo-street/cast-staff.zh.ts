import type { Member } from './member.ts'

/** 街道的人. */
export const streetStaff: readonly Member[] = [
  {
    name: '韩志远',
    at: '街道',
    tail: '0001',
    posts: [['street-officer', '街道']],
    story: '街道治理办，五色一彩这一摊归他管，上班先看红灯。',
  },
  {
    name: '郑慧',
    at: '街道',
    tail: '0002',
    posts: [['committee-secretary', '街道']],
    story: '街道党工委书记，每周一看一遍拖着没办的事。',
  },
  {
    name: '高岩',
    at: '街道',
    tail: '0003',
    posts: [['matters-officer', '街道']],
    story: '街道信访专员，说到自家干部的话只有他先看。',
  },
  { name: '沈静', at: '街道', tail: '0004', posts: [['auditor', '街道']], story: '审计，什么都能看，什么都不改。' },
]

/** 社区的人. */
export const communityStaff: readonly Member[] = [
  {
    name: '王丽华',
    at: '宏吉',
    tail: '0011',
    posts: [['branch-secretary', '宏吉']],
    story: '宏吉社区支部书记，干了十五年，闭着眼睛能数出谁家独居。',
  },
  {
    name: '陈国栋',
    at: '宏祥',
    tail: '0012',
    posts: [['branch-secretary', '宏祥']],
    story: '宏祥社区支部书记，转业军人，说办就办。',
  },
  {
    name: '宋玉梅',
    at: '宏如',
    tail: '0013',
    posts: [['branch-secretary', '宏如']],
    story: '宏如社区支部书记，楼上漏水这种事她能两头说通。',
  },
  {
    name: '刘振江',
    at: '宏意',
    tail: '0014',
    posts: [['branch-secretary', '宏意']],
    story: '宏意社区支部书记，河边那片垃圾他盯了三年。',
  },
  {
    name: '孟晓东',
    at: '宏顺',
    tail: '0015',
    posts: [['branch-secretary', '宏顺']],
    story: '宏顺社区支部书记，三十六岁，五个书记里最年轻。',
  },
  {
    name: '李敏',
    at: '宏吉',
    tail: '0021',
    posts: [['community-worker', '宏吉']],
    story: '宏吉社区工作者，收诉求、研判、派单，一天坐在电脑前。',
  },
  {
    name: '何苗',
    at: '宏吉',
    tail: '0022',
    posts: [['community-worker', '宏吉']],
    story: '宏吉社区工作者，去年考进来的，管回访和老年人补贴。',
  },
  {
    name: '周倩',
    at: '宏祥',
    tail: '0023',
    posts: [['community-worker', '宏祥']],
    story: '宏祥社区工作者，孩子放假的事都找她。',
  },
  {
    name: '吴鹏',
    at: '宏如',
    tail: '0024',
    posts: [['community-worker', '宏如']],
    story: '宏如社区工作者，学法律的，调解笔录写得清楚。',
  },
  {
    name: '郭佳',
    at: '宏意',
    tail: '0025',
    posts: [['community-worker', '宏意']],
    story: '宏意社区工作者，跑残联、民政最熟。',
  },
  {
    name: '马超',
    at: '宏顺',
    tail: '0026',
    posts: [['community-worker', '宏顺']],
    story: '宏顺社区工作者，跟快递站点的小哥们都认识。',
  },
]

/** 网格员. */
export const gridWorkers: readonly Member[] = [
  { name: '徐丹', at: '宏吉/1', tail: '0031', posts: [['grid-worker', '宏吉/1']], story: '宏吉一网格，早晚各走一圈。' },
  {
    name: '张凯',
    at: '宏吉/2',
    tail: '0032',
    posts: [['grid-worker', '宏吉/2']],
    story: '宏吉二网格，王大爷家的门他敲得最多。',
  },
  {
    name: '康宁',
    at: '宏吉/4',
    tail: '0033',
    posts: [['grid-worker', '宏吉/4']],
    story: '宏吉四网格，老锅炉房那片她包着。',
  },
  {
    name: '孙磊',
    at: '宏祥/1',
    tail: '0034',
    posts: [['grid-worker', '宏祥/1']],
    story: '宏祥一网格，会修锁，常被人半道叫住。',
  },
  {
    name: '于洋',
    at: '宏祥/3',
    tail: '0035',
    posts: [['grid-worker', '宏祥/3']],
    story: '宏祥三网格，自己也有个上小学的孩子。',
  },
  {
    name: '冯雪',
    at: '宏如/1',
    tail: '0036',
    posts: [['grid-worker', '宏如/1']],
    story: '宏如一网格，漏水吵架的楼都在她这儿。',
  },
  { name: '曹阳', at: '宏如/3', tail: '0037', posts: [['grid-worker', '宏如/3']], story: '宏如三网格，兼着消防宣传。' },
  { name: '田甜', at: '宏意/2', tail: '0038', posts: [['grid-worker', '宏意/2']], story: '宏意二网格，走河边那条线。' },
  {
    name: '丁宁',
    at: '宏顺/1',
    tail: '0039',
    posts: [['grid-worker', '宏顺/1']],
    story: '宏顺一网格，平房多，冬天先看烟囱。',
  },
  {
    name: '潘虹',
    at: '宏顺/3',
    tail: '0040',
    posts: [['grid-worker', '宏顺/3']],
    story: '宏顺三网格，挨着商铺一条街。',
  },
]
