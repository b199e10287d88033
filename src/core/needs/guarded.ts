/**
 * Which words make a need be seen, from its first second until a person decides, by the street's officer for such
 * matters alone. An accusation must not reach the accused (信访工作条例), and the people whom a resident may accuse here
 * are the very ones who would read it. A quarrel with a firm, a shop or a neighbour is no such accusation, however angry
 * its words: guarded, it would only lie where nobody sorts it. So it takes somebody of the street, or of an office that it
 * works with, and right after them what they are said to have done. A person un-guards in one step.
 */

/** Whether a text may accuse somebody within the street's own scope, or of an office that it works with. */
export function mayAccuse(text: string): boolean {
  const told = text.replace(greeting, '')
  const accuses = told.length <= longestNote ? noteAccuses : letterAccuses
  return told.split(/[。！？!?\n；;]+/).some((sentence) => !harmless.test(sentence) && accuses(sentence, told))
}

/** A line or two, as people write them in a chat. Longer ones are letters: there, names and deeds meet by chance. */
const longestNote = 160

function noteAccuses(sentence: string, told: string): boolean {
  const ours = mentions(ownPeople, sentence)
  const theirs = mentions(officials, sentence)
  return (
    tellsOf(ours, sentence) ||
    tellsOf(theirs, sentence) ||
    follows(ours, suspicious, 20, sentence) ||
    follows(theirs, suspicious, 20, sentence) ||
    ((wantsDiscipline.test(told) || wantsAuthority.test(told)) && ours.length + theirs.length > 0) ||
    ((wantsDiscipline.test(told) || ofOffice.test(told)) && anyBody.test(told)) ||
    isAimed(ours, theirs, sentence)
  )
}

function letterAccuses(sentence: string, told: string): boolean {
  const ours = mentions(ownPeople, sentence)
  const theirs = mentions(officials, sentence)
  return (
    tellsOf(ours, sentence) ||
    (theirs.length > 0 && follows(theirs, corrupt, looksInto.test(told) ? 20 : 8, sentence)) ||
    follows(theirs, unkind, 6, sentence) ||
    isAimed(ours, theirs, sentence)
  )
}

/** That somebody has done something. Distances are in characters. */
function tellsOf(people: readonly Mention[], sentence: string): boolean {
  return (
    follows(people, corrupt, 20, sentence) ||
    follows(people, disgraceful, 20, sentence) ||
    follows(people, unkind, 12, sentence)
  )
}

/** An accusation that says whom or asks that they answer for it, one that was suppressed, bullies whom somebody shields. */
function isAimed(ours: readonly Mention[], theirs: readonly Mention[], sentence: string): boolean {
  return (
    (ours.length + theirs.length > 0 && namesThem([...ours, ...theirs], sentence)) ||
    (follows(ours, idle, 12, sentence) && answersForIt.test(sentence)) ||
    follows(mentions(complaint, sentence), suppressed, 14, sentence) ||
    follows(mentions(bullies, sentence), shielded, 16, sentence)
  )
}

/** Within 20 characters of the word of accusation, and before the next comma. */
function namesThem(people: readonly Mention[], sentence: string): boolean {
  return mentions(accusation, sentence).some(({ end }) =>
    people.some(({ start }) => start >= end && start - end <= 20 && !/[，,、]/.test(sentence.slice(end, start))),
  )
}

/** People and bodies of the street itself: whoever reads the inbox may be one of them. */
const ownPeople = wherever(
  '街道(?:办|干部|领导|主任|书记|工作人员|的人|[^，。]{0,4}办事员)|(?<=^|[，：])街道(?![口上边两的])|办事处|党工委|党支部|支书|拆迁办',
  '社区(?:书记|主任|干部|领导|会计|工作人员|工作者|的人|里?那个)|居委会?|居民委员会',
  '村(?:书记|主任|干部|支书|支部|委|会计|官|两委|领导|长(?!期|时|久|大))|组组?长|小组长|组领导|大队(?:会计|书记)|出纳',
  '网格(?:员|长)|(?<!大)楼(?:长(?!期|年|时|久|达)|组长|栋长)|志愿者|分队长|(?<!保安|施工|[大中])队长',
  '(?<!退休|离休|老)干部|(?<!各位)书记|(?<!班|物业|业委会|业主委员会|委)主任(?!医|委|护)',
)

/** People and bodies of other offices that the street works with. */
const officials = wherever(
  '派出所|所长|民警|警察|公安局|交警|城管|执法(?:队|局|人员|中队|大队|所)|(?:局|科|处|镇|乡|县|区)长(?!期|沙|时)',
  '[镇乡](?:政府|干部|领导|党委)|公务员|公职人员|国家工作人员|政府(?:工作人员|官员|干部)|官员|民政(?:所|办|局|的)',
)

/** What is done with an office for one's own good, or for the good of one's own people. */
const corrupt = anyOf(
  '贪污|贪了|贪钱|受贿|索贿|行贿|贿赂|以权谋私|假公济私|中饱私囊|吃拿卡要|优亲厚友|权钱交易|利益输送|违纪|纵容',
  '(?<![不没别])[收索](?!不)[^，。]{0,5}(?:钱(?!吗|么|嘛)|礼|红包|好处|烟|保护费)|好处费|回扣|不给钱',
  '(?<![不没别])[拿要](?:了|过|我|他|她|人家|们|的|老百姓|居民|商户|[一二两几条]){0,4}(?:钱(?!吗|么|不|嘛|买)|礼|红包|好处|烟)',
  '(?<![不没别])[收拿](?:了|过)(?:人家|别人|居民|商户|老百姓)的?东西|东西[^，。]{0,2}才(?:给|肯|让|办)',
  '挪用|私吞|独吞|私分|冒领|虚报|套取|截留|克扣|侵吞|侵占集体|亏空|小金库|假账|假发票|虚开|空饷|包庇|倒卖|卖了',
  '[揣装塞进落拉搬拿](?:进|到|在|入|了|回|走)*(?:自己|自家|个人|他|她|私人)(?:的|家)*(?:腰包|兜|口袋|里|了)?',
  '(?:他|她|自己|自家|干部|书记|主任|领导|长)(?:家|的)*(?:亲戚|亲属|小舅子|侄子|外甥|媳妇|老婆|儿子|女儿|兄弟)',
  '勾结|串通|合伙|穿一条裤子|暗箱操作|卖(?:名额|指标)|关系户|走后门|公款(?:吃|喝|旅游|私)|拉票|贿选|作弊|内定|送人情',
  '保护伞|包庇|徇私|通风报信|渎职|玩忽职守|滥用职权|打击报复|报复(?:我|他|她|举报)|伪造|代签|[还也][吃占领拿]着?低保',
)

/** What is unworthy of a post in the street. Of other offices it is said too easily: "the police don't stop the gambling". */
const disgraceful = anyOf(
  '上班[^，。]{0,4}(?:麻将|打牌|喝酒|睡觉|炒股)|脱岗|空岗|酒驾|赌博|聚赌',
  '账目?(?:不清|不公开|从来不公开|对不上)|扣(?:了|下|着)(?:我|一半|他|她)|[留扣]一半',
)

/** What one of these people does to somebody. */
const unkind = anyOf(
  '骂(?:人|我|他|她|了|居民|老)|(?<![说问被])打(?:人|我|了我|了人|伤)|动手|推搡|辱骂|威胁|恐吓|骚扰|欺负|刁难|敲诈|勒索',
  '耍流氓|调戏|偷(?:东西|电|拿|卖|走|了)|态度(?:恶劣|蛮横|极差|很差|太差|差)|蛮横|吼(?:我|人|老)',
  '造假|弄虚作假|谎报|瞒报|泄[露漏]|不给(?:我|我们|俺)(?:办|发|报|盖)',
)

/** What alone, in a letter, would be said by chance; in a line or two it is what the line is about. */
const suspicious = anyOf(
  // Their own people have what others should have.
  '[亲的他她家](?:妹妹?|姐姐?|弟弟?|哥哥?|外甥|侄[女儿子]|小姨子|小舅子|亲戚|爱人|老公|丈夫|老婆|媳妇|牌友|酒友)[^。]{0,12}(?:评|低保|名额|上班|安排|招|包|开|卖|摊|分|拿|领|工程)',
  '[分发留包批租]给自己|自己(?:的)?(?:卡|账|名下|牌友)|公车|公家的|集体的|换了?新车|盖了?[^，。]{0,3}[楼房]|私下|私自|名额|人情',
  // Things go and don't come back, or the papers are not what they say.
  '霸占|强占|侵占|占了?我家|卖钱|卖掉|[借拿][走了][^。]{0,20}不还|一分(?:钱)?[都也]?没|[钱款贴助][^，。]{0,3}没[见到]|去哪了|哪去了|没影|猫腻|有鬼|黑钱|翻倍',
  '假(?:条|票|名单|材料|签)|造假|编的|瞎编|多报|人头|吃空|空额|捂着|瞒着|不公开|不透明|改了|撤案|换票|按手印',
  // They ask to be treated, or lay hands on people.
  '[要让叫](?:我|人|居民)?(?:请吃|请客|送礼|表示)|不?送[一两二三五几十]+[万千百条瓶]|打点|喝酒|醉酒|酒后',
  '摸(?:我|她|他|女|人)|动手动脚|占便宜|逼(?:我|人|着|居民)|强迫|推(?:我|倒|了)|撕(?:了|我|毁)|踹|扇(?:我|他|她|人)|抓我|掀(?:我|了|摊)',
)

/** What only somebody with an office can do. */
const ofOffice = anyOf('贪污|受贿|索贿|贿赂|以权谋私|渎职|滥用职权|徇私')

/** Whoever they may be, where somebody above is to look into it. */
const anyBody = anyOf('社区|街道|村里|居委|[镇乡]上|大队')

/** The wish that those who oversee officials look into it: asked for, not just named in anger. */
const wantsDiscipline = anyOf(
  '[请求让][^，。]{0,4}(?:纪委|纪检|监委|巡[视察]组|反贪)|(?:纪委|纪检|监委|巡[视察]组)[^，。]{0,4}(?:查|介入|来人|来管)|实名',
)
const wantsAuthority = anyOf('(?:上面|上头|上边|上级)[^，。]{0,6}[查管派]|审计|扫黑|撤职|法办')

/** That nothing is done: many say so of many, and it counts with the wish alone that somebody answers for it. */
const idle = anyOf('不作为|乱作为|慢作为|推诿|踢皮球')
const answersForIt = anyOf(
  '(?:我要|我来|要求|请求|请|希望|强烈)[^，。]{0,8}(?:投诉|问责|追责|查处|严查|彻查|处分|撤职|追究)|问责|处分',
)

/** The wish that somebody looks into what an office did. */
const looksInto = anyOf(
  '举报|检举|揭发|控告|实名|纪委|监委|纪检|巡[视察]组|反贪|扫黑|(?:请|要求|求|让)[^，。]{0,6}(?:派人|严查|彻查|来?查)',
)

/** The word that says whom, and not one that tells of an accusation of before. */
const accusation = wherever(
  '(?<!多次|经|被|已|电话|再次|去|后|我)(?:举报|检举|揭发|控告|状告)(?!给|到|至|后|过|电话|无果|信|平台)',
)

/** What became of an earlier accusation. */
const complaint = wherever('信访|举报|检举|上访|告状')
const suppressed = anyOf(
  '压(?:着|下|了|件)|扣[下住]|转给了?(?:被|他|她|对方)|泄露|告诉了?(?:被|他们?|她|对方)|截访|拦着|跑一回',
)

const bullies = wherever('黑社会|黑恶|恶霸|混混|地痞|赌场|村霸|打手')
const shielded = anyOf('罩着|撑腰|保护伞|包庇|打招呼|后台')

/** Talks and films about such things accuse nobody, and who only says that he is of the street isn't. */
const harmless = anyOf('警示|宣讲|讲座|党课|廉政|反腐|冒充|假冒|自称')

/** A greeting names the one who is asked, not the one who is accused. */
const greeting =
  /(?:尊敬的|敬爱的)[^，。：:！!\n]{0,16}|[\u4e00-\u9fff]{0,3}(?:书记|市长|区长|县长|局长|主任|领导)们?[：:，,]?(?:您|你)们?好/g

/** How far a deed's own words may go on. Looking no further keeps a hostile text from costing much. */
const longestDeed = 40

interface Mention {
  readonly start: number
  readonly end: number
}

function mentions(words: RegExp, sentence: string): Mention[] {
  return [...sentence.matchAll(words)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

/** Whether `deed` begins within `reach` characters after one of the mentions. */
function follows(people: readonly Mention[], deed: RegExp, reach: number, sentence: string): boolean {
  return people.some(({ end }) => {
    const distance = sentence.slice(end, end + reach + longestDeed).search(deed)
    return distance >= 0 && distance <= reach
  })
}

/** For looking up where. `matchAll` begins anew each time, so nothing is kept between two texts. */
function wherever(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'), 'g')
}

function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'))
}
