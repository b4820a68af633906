import type { FindingKind, FindingReason, Proposal } from './finding.ts'

const NAME_WORD = "[A-Z][\\p{L}'-]{1,30}"
const NAME = `(?:[A-Z]\\.? ?){0,2}${NAME_WORD}(?: ${NAME_WORD}){0,2}`

type TitlePattern = Readonly<{ proposal: Proposal; reason: FindingReason; finds: RegExp; needsName: boolean }>

/** A title and whoever bears it. `needsName`: the word after it has to be no everyday one, as the title is a word too. */
export const TITLES: readonly TitlePattern[] = [
  { reason: 'title', proposal: 'judge', needsName: true, finds: new RegExp(`\\b(?:(?:His|Her) Honou?r (?:Judge )?|HHJ |(?:Deputy )?District Judge |D?DJ |Judge |Recorder |(?:Mr|Mrs|Ms|Lord|Lady) Justice )(?=(${NAME}))`, 'gu') },
  { reason: 'title', proposal: 'doctor', needsName: false, finds: new RegExp(`\\b(?:Dr|Prof)\\.? (?=(${NAME}))`, 'gu') },
  { reason: 'title', proposal: 'doctor', needsName: true, finds: new RegExp(`\\b(?:Doctor|Professor) (?=(${NAME}))`, 'gu') },
  { reason: 'title', proposal: 'name', needsName: false, finds: new RegExp(`\\b(?:Mr|Mrs|Ms|Mx)\\.? (?=(${NAME}))`, 'gu') },
  { reason: 'title', proposal: 'name', needsName: true, finds: new RegExp(`\\b(?:Miss|Sir|Lady|Lord|Dame|Rev|Reverend|Father|Sister|PC|WPC|DC|DS|DI|Sgt|Sergeant|Inspector|Nurse|Cllr|Councillor|Coach)\\.? (?=(${NAME}))`, 'gu') },
  { reason: 'title', proposal: 'name', needsName: true, finds: /\b(?:mr|mrs|ms|mx|dr|miss|hhj|cllr|prof)\.? (?=([a-z][a-z'-]{1,30}))/gi },
  { reason: 'relative', proposal: 'relative', needsName: true, finds: new RegExp(`\\b(?:aunt|auntie|aunty|uncle|nan|nana|nanna|nanny|gran|granny|grandma|grandad|granda|grandpa|cousin|mama|papa|pops?) (?=(${NAME}))`, 'giu') },
  { reason: 'introduced', proposal: 'name', needsName: true, finds: /\b(?:called|named|name is|name's|known as|i am|i'm|my name is|this is|yours|love from|signed|from) (?=([a-z][\p{L}'-]{1,30}))/giu },
  { reason: 'introduced', proposal: 'name', needsName: true, finds: /\b(?:my|our|her|his|their|your|the) (?:son|daughter|child|baby|boy|girl|brother|sister|grandson|granddaughter|nephew|niece|husband|wife|partner|ex|friend|social worker|worker|support worker|family support worker|health visitor|teacher|manager|foster carer|carer|key ?worker|pa|advocate|solicitor)[,:]? (?=([a-z][\p{L}'-]{1,30}))/giu },
]

/** Initials with a name, or alone: "J. Marsh", "J.M.". */
export const INITIALS = new RegExp(`\\b(?:[A-Z]\\. ?){1,3}(?:${NAME_WORD}|(?=\\W|$))`, 'gu')

const HALL = 'School|Academy|College|Nursery|Hospital|Surgery|Clinic|Hospice|Church|Mosque|Temple|Synagogue|University|Prison|Centre|Center|House|Lodge|Hall|Unit|Ward|Hostel|Refuge|Library|Farm|Hotel|Arms|Primary|Infants|Juniors|High|Estate|Court|Park|Way|Place|Hill|Green|View|Walk|Rise'
type PlacePattern = Readonly<{ kind: FindingKind; reason: FindingReason; proposal: Proposal; finds: RegExp }>

/** What is called by a name of its own; the first group is that name, which has to be no everyday word. */
export const NAMED_PLACES: readonly PlacePattern[] = [
  {
    kind: 'court', reason: 'court-name', proposal: 'legal',
    finds: new RegExp(`\\b((?:${NAME_WORD} ){1,3})(?:(?:Family|County|Crown|High|Youth|Magistrates'?|Combined) (?:and (?:Family|County) )?Court|Court|Magistrates|Tribunal)\\b`, 'gu'),
  },
  { kind: 'place', reason: 'institution', proposal: 'place', finds: new RegExp(`\\b((?:(?:St\\.?|${NAME_WORD}) ){1,4})(?:${HALL})\\b`, 'gu') },
  { kind: 'place', reason: 'institution', proposal: 'place', finds: /\b((?:HMP |St\.? |Saint )[A-Z][\p{L}'-]{1,30}(?:'s)?)/gu },
  { kind: 'place', reason: 'institution', proposal: 'place', finds: /\b([a-z][a-z'-]{2,30}(?: [a-z][a-z'-]{2,30})?) (?:hospital|primary|primary school|high school|infant school|junior school|academy|nursery|school|hospice|prison|family centre|children's centre)\b/g },
]
