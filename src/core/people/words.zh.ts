import type { CommonSkill } from './skill.ts'

const skills = {
  haircut: '理发',
  massage: '理疗',
  housekeeping: '家政',
  clinic: '诊所医疗',
  counselling: '心理咨询',
  plumbing: '水暖维修',
  electrics: '电工',
  'appliance-repair': '家电维修',
  tutoring: '课业辅导',
  calligraphy: '书法',
  stage: '文艺表演',
  mediation: '调解',
  'legal-advice': '法律咨询',
  'phone-lessons': '教用手机',
  driving: '开车接送',
  'first-aid': '急救',
  photography: '摄影',
  gardening: '养花种树',
  tailoring: '缝补',
  cooking: '做饭',
} as const satisfies Record<CommonSkill, string>

export const words = {
  skills,
  /** Somebody who signed in by phone and has not said a name yet. */
  unnamed: '居民',
  operator: '系统',
  refusals: {
    'not-a-phone': '手机号要 11 位；座机请带区号。',
    'phone-known': '这个号码已经登记在另一个人名下，请先按号码找一找。',
    'no-unit': '请选这个人住在哪里，至少选到社区。',
    'phone-signs-in': '这个人用这个号码自己登录。要改，请本人带证件到街道，由街道干部来改。',
    'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
    'no-such-skill': '名单里没有这项技能，请先加上。',
    'skill-known': '这项技能已经有了。',
    'no-such-door': '没有这一户，请重新选地址。',
  },
} as const
