/** What came into the demo street by cards, boxes and questions to many. All of it is invented. */

/** Houses whose doors have cards, by grid. */
export const housesWithCards = ['宏吉/2 5号楼', '宏如/1 1号楼'] as const

/** Asked by the card at a door of the first of these houses, minutes of working time ago. */
export const askedByCard = [
  { door: 2, ago: 35, text: '厨房水管渗水，拿盆接着呢，家里就老人在。' },
  { door: 9, ago: 70, text: '楼道三楼的灯又灭了，晚上看不见台阶。' },
] as const

export const boxes = [
  { at: '宏吉', place: '活动室门口', keeper: '李敏' },
  { at: '宏如', place: '社区一楼大厅', keeper: '吴鹏' },
  { at: '宏祥', place: '便民超市门口', keeper: '周倩' },
  { at: '宏如', place: '老锅炉房墙上', keeper: '吴鹏', takenDown: true },
] as const

/** Dropped into the first box: by phone without a name, and on paper. */
export const notes = [
  { ago: 50, text: '活动室能不能早点开门？六点多就有人在外头等着，冬天冷。' },
  { ago: 90, text: '小花园的长椅坏了一条腿，坐着晃。', typedBy: '李敏', name: '老邻居' },
] as const

export const rounds = [
  {
    at: '宏吉',
    by: '李敏',
    asked: 6,
    lasts: 12,
    question: '活动室周末几点开门好？',
    explanation: '现在是八点半。有人说早点，也有人说值班的人要睡个觉，想听听大家的。',
    headings: ['早一点', '不用变', '别的'],
    answers: [
      { by: '郑大庆', text: '七点就行，早上遛弯回来正好进屋。', heading: '早一点' },
      { by: '徐明', text: '八点半挺好，太早没人。', heading: '不用变' },
      { by: null, text: '周末开到晚上七点吧，孩子放学没地方去。', heading: null },
      { by: '李敏', paper: true, text: '七点半。门口放个凳子也行。', heading: '早一点' },
      { by: null, text: '活动室门槛绊人，老人拄拐进不去。', heading: null },
    ],
    result: null,
  },
  {
    at: '宏如',
    by: '吴鹏',
    asked: 20,
    lasts: 8,
    question: '楼道里的旧自行车怎么清？',
    explanation: null,
    headings: ['贴条限期', '集中存放'],
    answers: [
      { by: null, text: '先贴条，一个月没人动再清。', heading: '贴条限期' },
      { by: '吴鹏', paper: true, text: '找个车棚集中放，别扔，有的还骑。', heading: '集中存放' },
    ],
    result: null,
  },
  {
    at: '街道',
    by: '韩志远',
    asked: 40,
    lasts: 12,
    question: '今年先修哪儿的路灯？',
    explanation: '钱够修两条路，先修哪儿大家定。',
    headings: ['河沿街', '学校门口', '市场后身'],
    answers: [
      { by: '王福贵', text: '河沿街，去医院就走那儿。', heading: '河沿街' },
      { by: '郑大庆', text: '河沿街黑了两年了。', heading: '河沿街' },
      { by: '徐明', text: '学校门口，孩子放学天都黑了。', heading: '学校门口' },
      { by: '韩志远', paper: true, text: '学校门口先修。', heading: '学校门口' },
      { by: null, text: '市场后身路不平，没灯容易崴脚。', heading: '市场后身' },
    ],
    result: '先修河沿街和学校门口，十一月底前亮灯。市场后身排在明年春天，先补路面。',
  },
] as const
