import type { IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { defaultSettings } from '../../src/domain/authority/default-settings.ts'
import type { AuthoritySettings, AuthorityWord, WordList } from '../../src/domain/authority/settings.ts'

type Words = Readonly<Record<string, string>>

/** Short lists for tests. What a new authority begins with is `defaultSettings`. */
const USUAL_WORDS: Readonly<Record<WordList, Words>> = {
  channels: { email: 'E-mail', telephone: 'Telephone', form: 'Complaint form', letter: 'Letter', meeting: 'Meeting', other: 'Other' },
  complainantTypes: {
    'child-or-young-person': 'Child or young person', 'care-leaver': 'Care leaver', parent: 'Parent', carer: 'Carer', 'other-relative': 'Other relative',
    'foster-carer': 'Foster carer', advocate: 'Advocate', representative: 'Representative', professional: 'Professional', 'councillor-or-mp': 'Councillor or MP',
  },
  relations: {
    self: 'Is the child or young person', mother: 'Mother', father: 'Father', grandparent: 'Grandparent', sibling: 'Brother or sister',
    'aunt-or-uncle': 'Aunt or uncle', guardian: 'Special guardian', 'no-relation': 'No relation', 'not-known': 'Not known',
  },
  divisions: {},
  teams: {},
  categories: {
    communication: 'Communication', 'staff-conduct': 'Staff attitude or conduct', 'decision-disputed': 'Disputed decision', 'service-quality': 'Quality of service',
    delay: 'Delay', 'service-not-provided': 'Service not provided', contact: 'Contact arrangements', placement: 'Placement', information: 'Recording and information',
  },
  reasonsUpheld: {
    'poor-communication': 'Poor communication', delay: 'Delay', 'procedure-not-followed': 'Procedure not followed', 'poor-recording': 'Poor recording',
    conduct: 'Conduct of staff', 'service-not-provided': 'Service not provided',
  },
  howResolved: { explanation: 'Explanation', apology: 'Apology', action: 'Action taken', meeting: 'Meeting', 'change-of-worker': 'Change of worker', other: 'Other' },
  remedies: { apology: 'Apology', 'service-provided': 'Service provided', review: 'Review of a decision', payment: 'Payment', training: 'Training' },
  contactPreferences: { email: 'E-mail', telephone: 'Telephone', text: 'Text message', letter: 'Letter', advocate: 'Through the advocate' },
  languages: { english: 'English', welsh: 'Welsh', polish: 'Polish', urdu: 'Urdu', 'british-sign-language': 'British Sign Language', other: 'Other' },
  causeTags: { timeliness: 'Timeliness', recording: 'Recording' },
  audiences: { 'front-line-staff': 'Front-line staff', managers: 'Managers' },
  signposts: { health: 'Health', school: 'School' },
}

/** The settings of an authority in tests; its words are in use from `from`. */
export function usualSettings(name: string, from: IsoDate): AuthoritySettings {
  const inUse = (words: Words): readonly AuthorityWord[] => Object.entries(words).map(([code, label]) => ({ code, label, from, until: null }))
  return {
    ...defaultSettings(name),
    words: {
      channels: inUse(USUAL_WORDS.channels), complainantTypes: inUse(USUAL_WORDS.complainantTypes), relations: inUse(USUAL_WORDS.relations),
      divisions: inUse(USUAL_WORDS.divisions), teams: inUse(USUAL_WORDS.teams), categories: inUse(USUAL_WORDS.categories),
      reasonsUpheld: inUse(USUAL_WORDS.reasonsUpheld), howResolved: inUse(USUAL_WORDS.howResolved), remedies: inUse(USUAL_WORDS.remedies),
      contactPreferences: inUse(USUAL_WORDS.contactPreferences), languages: inUse(USUAL_WORDS.languages),
      causeTags: inUse(USUAL_WORDS.causeTags), audiences: inUse(USUAL_WORDS.audiences), signposts: inUse(USUAL_WORDS.signposts),
    },
  }
}
