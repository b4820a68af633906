import type { FindingKind, FindingReason, Proposal } from './finding.ts'

/** What one expression finds in plain letters. Each is linear: no repetition within a repetition that could match the same. */
export type Pattern = Readonly<{ kind: FindingKind; reason: FindingReason; proposal: Proposal; finds: RegExp }>

const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const LONG_MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?'
const YEAR = '(?:19[3-9]\\d|20[0-4]\\d)'
const ONES = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const NUMBER = `(?:${ONES}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:${ONES}))?|\\d{1,3})`
const NOT_ONE = NUMBER.replace('one|', '')
const WHEN = '(?:on |since |until |till |by |from |in |of |before |after |during )?'

const pattern = (kind: FindingKind, reason: FindingReason, proposal: Proposal, source: string, flags = 'gi'): Pattern =>
  ({ kind, reason, proposal, finds: new RegExp(source, flags) })

const DATES: readonly Pattern[] = [
  pattern('date', 'day', 'recently', `\\b${WHEN}(?:the )?[0-3]?\\d(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}\\b(?:,?[ -](?:${YEAR}|'?\\d\\d\\b))?`),
  pattern('date', 'day', 'recently', `\\b${WHEN}${MONTH}\\.? (?:the )?[0-3]?\\d(?:st|nd|rd|th)?\\b(?:,? ${YEAR})?`),
  pattern('date', 'day', 'recently', `\\b${WHEN}(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|${YEAR}-\\d{2}-\\d{2})\\b`),
  pattern('date', 'day', 'recently', `\\b(?:on |since |last |this |next |every |by |until )?${WEEKDAY}(?: (?:morning|afternoon|evening|night))?\\b`),
  pattern('date', 'day', 'recently', '\\b(?:yesterday|last (?:night|week|weekend|month|year|spring|summer|autumn|winter|term)|this (?:morning|afternoon|evening|week|weekend|month|spring|summer|autumn|winter|term))\\b'),
  pattern('date', 'month', 'recently', `\\b(?:in |since |last |this |next |early |late |until |by |during |end of |mid-? ?){1,2}${LONG_MONTH}\\b(?:,? ${YEAR})?`),
  pattern('date', 'month', 'recently', `\\b${WHEN}${MONTH},? ${YEAR}\\b`),
  pattern('date', 'month', 'recently', '\\b(?:january|february|september|october|november|december)\\b'),
  pattern('date', 'month', 'recently', '\\b(?:April|June|July|August)\\b', 'g'),
  pattern('date', 'year', 'year', `\\b(?:in |since |from |until |during |before |after |(?:the )?year |summer |winter |autumn |spring )?${YEAR}(?:[-/]\\d{2,4})?\\b`),
  pattern('date', 'time-ago', 'recently', `\\b(?:(?:an?|a few|a couple of|${NUMBER}) )(?:days?|weeks?|months?|years?|nights?) (?:ago|later|earlier)\\b`),
  pattern('date', 'festival', 'recently', "\\b(?:(?:at|over|before|after|on|for|since|last|this) )?(?:christmas|easter|eid|diwali|ramadan|hanukkah|halloween|bonfire night|new year's? (?:eve|day)|mother's day|father's day|half[- ]term|boxing day)(?: (?:day|eve))?\\b"),
  pattern('date', 'clock-time', 'recently', '\\b(?:at )?\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm|o\'clock)\\b|\\b(?:at )?(?:[01]?\\d|2[0-3]):[0-5]\\d\\b'),
  pattern('date', 'birth', 'detail', '\\b(?:(?:was|were) )?born (?:in|on|at|last|this)\\b|\\b(?:date of birth|d\\.?o\\.?b)\\b'),
]

const AGES: readonly Pattern[] = [
  pattern('age', 'age', 'age', `\\b(?:aged?|age of|ages) (?:about |around |just |only )?(?:(?:${NUMBER})(?: and a half)?(?:,? (?:and|&|or) (?:${NUMBER}))?)\\b`),
  pattern('age', 'age', 'age', `\\b(?:${NUMBER})[- ]?(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)[- ]?olds?\\b|\\b\\d{1,2} ?(?:yo|y\\/o|yrs?)\\b`),
  pattern('age', 'age', 'age', `\\b(?:turn(?:s|ed|ing)?|(?:he|she|they|who|son|daughter|boy|girl|child|baby) (?:is|was|are|were)(?: now| only| just| nearly| almost)?|(?:he|she)'s(?: now| only| just| nearly| almost)?|when (?:i|he|she|we) (?:was|were)) (?:${NOT_ONE})\\b(?! (?:of|times?|hours?|days?|weeks?|months?|minutes?|people|points?|stars?|per|miles?))`),
  pattern('age', 'age', 'age', '\\b(?:my |his |her |their )?(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eighteenth|sixteenth|twenty-first) birthday\\b'),
  pattern('age', 'school-year', 'age', `\\b(?:in |into )?(?:year (?:1[0-3]|\\d|${ONES})|key stage \\d|reception class|sixth form|gcses?|a-levels?|sats exams?)\\b`),
]

const COURT: readonly Pattern[] = [
  pattern('court', 'law-section', 'legal', "(?<![\\p{L}\\p{N}'])(?:sections?|sect?\\.?|ss?\\.?) ?\\d{1,3}[a-z]?(?:\\(\\w{1,3}\\)){0,3}(?: ?(?:,|and|&|/) ?\\d{1,3}){0,3}(?![\\p{L}\\p{N}])", 'giu'),
  pattern('court', 'order', 'legal', '\\b(?:(?:interim|full|final) )?(?:care|supervision|placement|residence|contact|child arrangements?|special guardianship|adoption|emergency protection|recovery|prohibited steps|specific issue|non-molestation|occupation|deprivation of liberty|secure accommodation|court|parental responsibility)[- ]orders?\\b|\\b(?:SGO|EPO|ICO|DoLS?|CAO)s?\\b'),
  pattern('court', 'proceedings', 'legal', "\\b(?:(?:final|interim|fact[- ]finding|first|case management|court|issues resolution|contested) )?hearings?\\b|\\b(?:(?:court|care|legal|family|criminal|adoption) )?proceedings\\b|\\bpre-?proceedings\\b|\\b(?:in |at |to |from )?(?:the )?(?:family |county |crown |high )?court(?:s|room|house)?\\b|\\btribunals?\\b|\\bpublic law outline\\b|\\bPLO\\b"),
  pattern('court', 'proceedings', 'legal', "\\b(?:child protection|cp|child in need|cin)[- ](?:conferences?|plans?)\\b|\\b(?:(?:oral|written|expert) )?evidence\\b|\\b(?:expert )?witness(?:es| statements?)?\\b|\\btestif(?:y|ied)\\b|\\bcross-?examin\\w+|\\b(?:barristers?|solicitors?|magistrates?|recorders?)\\b|\\bguardian ad litem\\b|\\bchildren's guardian\\b|\\bcafcass\\b|\\bpolice protection\\b|\\bparental responsibility\\b|\\bletter of instruction\\b|\\binjunctions?\\b|\\bcustody\\b|\\bresidence\\b|\\bform (?:E|C\\d{1,3}[A-Z]?)\\b"),
]

const SUM = '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:\\.\\d{1,2})?'
const MONEY: readonly Pattern[] = [
  pattern('money', 'sum', 'sum', `(?:over |about |nearly |around )?[\u00a3\u20ac$] ?${SUM}(?: ?(?:k|m|bn|thousand|million|hundred)\\b)?(?: (?:a|per) (?:week|month|year|day|hour))?`),
  pattern('money', 'sum', 'sum', `\\b(?:${SUM}|(?:${NUMBER})(?: hundred| thousand| million| and| ${NUMBER}){0,4}|(?:a |several |a few )?(?:hundreds?|thousands?|millions?)(?: of)?) ?(?:pounds?|quid|pence|euros?|dollars?|grand|gbp)\\b|\\b\\d{1,4}p\\b|\\b\\d{1,3}k\\b`),
]

const CONTACTS: readonly Pattern[] = [
  pattern('contact', 'email', 'contact', "(?<![\\p{L}\\p{N}._%+'-])[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,6}", 'gu'),
  pattern('contact', 'email', 'contact', "(?<![\\w.-])[\\w.-]{1,64} ?(?:\\(at\\)|\\[at\\]| at ) ?[\\w-]{1,63} ?(?:\\(dot\\)|\\[dot\\]| dot ) ?[a-z]{2,10}(?: ?(?:\\(dot\\)|\\[dot\\]| dot ) ?[a-z]{2,10})?\\b"),
  pattern('contact', 'web-address', 'contact', '\\b(?:https?:\\/\\/|www\\.)[^\\s"<>\\])]{1,500}'),
  pattern('contact', 'web-address', 'contact', '(?<![\\w.@-])[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,3}\\.(?:com|org|net|uk|info|io|gov|nhs|sch)\\b(?:\\/[^\\s"<>]{0,300})?'),
  pattern('contact', 'handle', 'contact', '(?<![\\p{L}\\p{N}])[@#][\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.]{0,39}[\\p{L}\\p{N}_])', 'gu'),
  pattern('reference', 'nhs-number', 'reference', '(?<!\\d)(?:nhs (?:no|number)\\.?:? ?)?[1-9]\\d{2}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)'),
  pattern('contact', 'telephone', 'contact', '(?<!\\d)(?:\\+|\\(\\+?)?\\d(?:[ ()./-]{0,2}\\d){8,14}(?!\\d)'),
]

const REFERENCES: readonly Pattern[] = [
  pattern('reference', 'number', 'reference', '\\b[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]\\b'),
  pattern('reference', 'number', 'reference', '\\b(?:ref(?:erence)?|case|file|claim|complaint|compliment|account|badge|payroll|urn|upn|registration|reg|hospital|unit|client|mosaic|liquid ?logic)\\.? ?(?:no|number|num|id|ref)?[.:#]{0,2} ?(?:[A-Z]{1,6}[/ -]?)?\\d[A-Z0-9/_-]{1,20}\\b'),
  pattern('reference', 'number', 'reference', '\\b[A-Z]{1,5}[/-]?\\d{2,4}(?:[/-]?[A-Z0-9]{1,8}){1,3}\\b', 'g'),
  pattern('reference', 'number', 'reference', '\\b[A-Z]{2}\\d{2} ?[A-Z]{3}\\b', 'g'),
  pattern('reference', 'number', 'reference', '(?<![\\d,.])\\d{5,}(?!\\d)'),
]

const STREET = '(?:street|road|lane|avenue|close|drive|crescent|terrace|grove|gardens|mews|walk|square|rise|row|court|way|place|hill|green|view|park)'
const PLACES: readonly Pattern[] = [
  pattern('place', 'postcode', 'place', '\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b'),
  pattern('place', 'postcode', 'place', '\\b[A-Z]{2}\\d{1,2}\\b', 'g'),
  pattern('place', 'address', 'place', `\\b(?:(?:flat|apartment|house|number|no\\.?) ?)?\\d{1,4}[a-z]?,? (?:[a-z'-]{2,20} ){1,3}${STREET}\\b`),
  pattern('place', 'address', 'place', `\\b(?:(?:[A-Z][\\w'-]{1,20}|St\\.?) ){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Grove|Gardens|Mews|Square)\\b`, 'g'),
  pattern('place', 'address', 'place', '\\b(?:flat|apartment) \\d{1,4}[a-z]?\\b'),
]

const KIN = '(?:children|kids|boys|girls|sons|daughters|grandchildren|grandkids|grandsons|granddaughters|siblings|brothers|sisters|babies|little ones|foster children)'
const CIRCUMSTANCES: readonly Pattern[] = [
  pattern('circumstance', 'twins', 'children', '\\b(?:(?:my|our|the|her|his|their) )?(?:twins?|triplets?|quadruplets|quads)(?: (?:boys|girls|sons|daughters|brother|sister))?\\b'),
  pattern('circumstance', 'several-children', 'children', `\\b(?:(?:my|our|the|her|his|their|all|with|of) ){0,2}(?:other |younger |older |lovely |beautiful )?(?:(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|[3-9]|1[0-9]) )(?:lovely |beautiful |little |young |foster |adopted |step |wonderful |amazing ){0,2}${KIN}\\b`),
  pattern('circumstance', 'rare-relation', 'detail', "\\b(?:only child|half[- ](?:brother|sister|sibling)s?|step-? ?(?:mum|dad|mother|father|son|daughter|brother|sister|child|children)s?|great[- ](?:grand\\w+|aunt|uncle|niece|nephew)s?|god(?:mother|father|parents?)|adopt(?:ed|ion|ive|er|ers|ing)?|surroga\\w+|widow(?:ed|er)?|orphan\\w*|same[- ]sex|kinship care\\w*|unaccompanied|asylum(?:[- ]seek\\w+)?|refugees?|special guardians?)\\b"),
  pattern('circumstance', 'health', 'detail', "\\b(?:autis\\w+|adhd|asd|asperger\\w*|down'?s syndrome|cerebral palsy|epilep\\w+|diabet\\w+|cancer|leukaemia|tumou?rs?|heart (?:attack|condition|transplant)|transplants?|stroke|dementia|bipolar|schizophren\\w+|psychosis|psychotic|eating disorder|anorexi\\w+|bulimi\\w+|self[- ]?harm\\w*|suicid\\w+|overdos\\w+|miscarr\\w+|stillb\\w+|pregnan\\w+|abortion|wheelchairs?|deaf\\w*|disab\\w+|learning difficult\\w+|hiv|hepatitis|alcohol\\w*|drugs?|heroin|cocaine|addict\\w*|rehab|sectioned|PTSD|surgery|coma|premature(?:ly)?|terminal(?:ly)? ill\\w*)\\b"),
  pattern('circumstance', 'harm', 'detail', '\\b(?:rape[ds]?|sexual(?:ly)? (?:abuse[ds]?|assault\\w*)|domestic (?:abuse|violence)|abus(?:ed|ive|er|ers)|murder\\w*|kill(?:ed|er)|manslaughter|died|death|dead|dying|passed away|funeral|stabb\\w+|traffick\\w+|grooming|groomed|exploit\\w+|fgm|forced marriage|kidnap\\w*|prison|jail|bail|probation|convict\\w+|sentenced|arrest(?:ed|s)?|house fire)\\b'),
  pattern('circumstance', 'background', 'detail', "\\b(?:polish|romanian|somali|nigerian|pakistani|bangladeshi|indian|chinese|syrian|afghan|iraqi|iranian|kurdish|ukrainian|russian|lithuanian|latvian|hungarian|czech|slovak|albanian|turkish|jamaican|ghanaian|eritrean|sudanese|vietnamese|portuguese|spanish|italian|german|french|muslim|islamic|jewish|sikh|hindu|buddhist|jehovah'?s witness(?:es)?|romany|gypsy|gypsies|travellers?|transgender|trans|gay|lesbian|bisexual)\\b"),
  pattern('circumstance', 'public-role', 'detail', "\\b(?:head ?teacher|head ?master|head ?mistress|lord mayor|mayor|vicar|imam|rabbi|councillors?|footballer|celebrity|director of children'?s services|firefighter|soldier|the army|the navy)\\b|\\bMP\\b"),
]

/** What can be found by how it is written, whoever wrote it. Where two find the same letters, the earlier one is told. */
export const PATTERNS: readonly Pattern[] = [...CONTACTS, ...MONEY, ...COURT, ...DATES, ...AGES, ...REFERENCES, ...PLACES, ...CIRCUMSTANCES]
