import { isInUseOn, type AuthoritySettings, type WordList } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import { declarationOf } from './declared/all.ts'
import { codesIn } from './declared/field-checks.ts'
import type { AnswerContent, Code, ComplaintDetails } from './events.ts'
import type { ComplaintFact } from './evolve.ts'

type CodeUsed = Readonly<{ list: WordList; code: Code }>

/** A code that the authority's lists do not hold, or did not hold on any of the days asked for. */
export type UnfitCode = CodeUsed & Readonly<{ isKnown: boolean }>

/**
 * The codes of an event that are unknown, or known and not in use on any of `days` (the day of receipt and the day of the
 * entry: last year's words stay good for last year's complaints).
 */
export function unfitCodes(event: ComplaintFact, settings: AuthoritySettings, days: readonly IsoDate[]): readonly UnfitCode[] {
  return codesUsed<ComplaintFact['type']>(event.type, event).flatMap(({ list, code }) => {
    const words = settings.words[list].filter((word) => word.code === code)
    const isInUse = words.some((word) => days.some((day) => isInUseOn(word, day)))
    return isInUse ? [] : [{ list, code, isKnown: words.length > 0 }]
  })
}

type FactByType = { [Fact in ComplaintFact as Fact['type']]: Fact }
type Uses = { [Type in keyof FactByType]?: (event: FactByType[Type]) => readonly CodeUsed[] }

/** Where each event carries codes of the authority's lists. */
const USES: Uses = {
  ComplaintReceived: (event) => [...used('channels', [event.channel]), ...inDetails(event.details)],
  ComplaintAcknowledged: (event) => used('channels', [event.how]),
  DetailsRecorded: (event) => inDetails(event.details),
  ComplaintAllocated: (event) => used('teams', [event.team]),
  ComplaintClosed: (event) => used('categories', [event.category]),
  StageOneAnswered: inAnswer,
  InvestigationAnswered: inAnswer,
  ReviewPanelAnswered: inAnswer,
  CorporateReviewAnswered: inAnswer,
}

function codesUsed<Type extends ComplaintFact['type']>(type: Type, event: FactByType[Type]): readonly CodeUsed[] {
  const declaration = declarationOf(type)
  return USES[type]?.(event) ?? (declaration ? codesIn(declaration, event) : [])
}

function inDetails(details: ComplaintDetails): readonly CodeUsed[] {
  const { complainants = [], points = [] } = details
  return [
    ...used('complainantTypes', complainants.map((complainant) => complainant.type)),
    ...used('relations', complainants.map((complainant) => complainant.relation)),
    ...used('divisions', details.divisions ?? []),
    ...used('teams', details.teams ?? []),
    ...used('categories', [details.category, ...points.map((point) => point.category)]),
    ...used('contactPreferences', [details.preferredContact]),
    ...used('languages', [details.language]),
  ]
}

function inAnswer({ findings = [], reasons = [], howResolved = [], remedies = [] }: AnswerContent): readonly CodeUsed[] {
  return [
    ...used('reasonsUpheld', [...reasons, ...findings.flatMap((finding) => finding.reasons ?? [])]),
    ...used('howResolved', howResolved),
    ...used('remedies', remedies.map((remedy) => remedy.type)),
  ]
}

function used(list: WordList, codes: readonly (Code | undefined)[]): readonly CodeUsed[] {
  return codes.flatMap((code) => (code === undefined ? [] : [{ list, code }]))
}
