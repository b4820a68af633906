import type { WordList } from '../authority/settings.ts'
import { DECLARED } from '../complaint/declared/all.ts'
import type { Declaration } from '../complaint/declared/declaration.ts'
import type { ComplaintEventType } from '../complaint/events.ts'
import { REGISTER_DECLARED } from './declared.ts'
import type { RegisterEvent } from './events.ts'

/** Where a word of the authority stands in what is recorded: below `key`, at whatever depth, in events of one of these types. */
export type PlaceOfWord = Readonly<{ types: readonly string[]; key: string }>

const DETAILS = ['ComplaintReceived', 'DetailsRecorded'] as const satisfies readonly ComplaintEventType[]
const ANSWERS = ['StageOneAnswered', 'InvestigationAnswered', 'ReviewPanelAnswered', 'CorporateReviewAnswered'] as const satisfies readonly ComplaintEventType[]
const DISRUPTION = ['DisruptionRecorded'] as const satisfies readonly RegisterEvent['type'][]

/** In events that were recorded before events were declared. */
const UNDECLARED: Readonly<Partial<Record<WordList, readonly PlaceOfWord[]>>> = {
  channels: [{ types: ['ComplaintReceived'], key: 'channel' }, { types: ['ComplaintAcknowledged'], key: 'how' }],
  complainantTypes: [{ types: DETAILS, key: 'complainants.type' }],
  relations: [{ types: DETAILS, key: 'relation' }],
  divisions: [{ types: [...DETAILS, ...DISRUPTION], key: 'divisions' }],
  teams: [{ types: [...DETAILS, ...DISRUPTION], key: 'teams' }, { types: ['ComplaintAllocated'], key: 'team' }],
  categories: [{ types: [...DETAILS, 'ComplaintClosed'], key: 'category' }],
  contactPreferences: [{ types: DETAILS, key: 'preferredContact' }],
  languages: [{ types: DETAILS, key: 'language' }],
  reasonsUpheld: [{ types: ANSWERS, key: 'reasons' }],
  howResolved: [{ types: ANSWERS, key: 'howResolved' }],
  remedies: [{ types: ANSWERS, key: 'remedies.type' }],
}

/** Every place at which a word of this list can stand in the ledger. */
export function placesOf(list: WordList): readonly PlaceOfWord[] {
  const declared = new Map<string, string[]>()
  for (const [type, { fields }] of Object.entries<Declaration>({ ...DECLARED, ...REGISTER_DECLARED })) {
    for (const [key, field] of Object.entries(fields)) {
      if ((field.kind === 'code' || field.kind === 'codes') && field.list === list) declared.set(key, [...(declared.get(key) ?? []), type])
    }
  }
  return [...(UNDECLARED[list] ?? []), ...[...declared].map(([key, types]) => ({ types, key }))]
}
