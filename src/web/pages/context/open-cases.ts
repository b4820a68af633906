import { countsBeside, placeKey, type CountsBeside } from '../../../application/context.ts'
import { recordEntries, type EntryRequest } from '../../../application/record-entry.ts'
import { wordsInUse } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { casesAsked, CONTEXT, countedAlready } from '../../../words/context.ts'
import { shortDate } from '../../../words/dates.ts'
import { grouped } from '../../../words/figures.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { given } from '../command/command-form.ts'
import { pastDay } from '../record/reading.ts'

/** The open cases of one day: a box for the whole authority, one for each division and one for each team, all of them one page. */
export const openCasesRoutes: readonly Route[] = [
  { method: 'GET', url: urls.contextCounts(), access: 'record-entry', traces: 'nothing', handler: (visit) => withCounts(visit, visit.today, (counts) => drawn(visit, counts, typedDay('on', visit.today))) },
  { method: 'POST', url: urls.contextCounts(), access: 'record-entry', traces: 'nothing', handler: save },
]

async function withCounts(visit: Visit, day: IsoDate, work: (counts: CountsBeside) => Answer | Promise<Answer>): Promise<Answer> {
  const counts = await countsBeside(visit.deps.services, visit.actor, day)
  return counts.kind === 'not-found' ? { kind: 'not-allowed' } : work(counts)
}

type Box = Readonly<{ field: string; division?: string; team?: string; label: string; key: string; isTeam: boolean }>

/** The boxes of the page, the whole authority's first. */
function boxesOf({ settings }: CountsBeside, day: IsoDate): readonly Box[] {
  const divisions = wordsInUse(settings, 'divisions', day).map(({ code, label }) => ({ division: code, label }))
  const teams = wordsInUse(settings, 'teams', day).map(({ code, label }) => ({ team: code, label }))
  const places: readonly Readonly<{ division?: string; team?: string; label: string }>[] = [{ label: CONTEXT.whole }, ...divisions, ...teams]
  return places.map((place, at) => ({ ...place, field: `cases-${at + 1}`, key: placeKey(place), isTeam: place.team !== undefined }))
}

function drawn({ deps, today }: Visit, counts: CountsBeside, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const rows = boxesOf(counts, today).map(({ field, key, label, isTeam }) => {
    const before = counts.before.get(key)
    const sent = typed[`${field}-id`]
    return { field, label, isTeam, id: isId(sent) ? sent : deps.services.ids.next(), before: before ? `${grouped(before.count)} on ${shortDate(before.on)}` : '' }
  })
  return {
    kind: 'page', template: 'pages/context/open-cases.njk', title: CONTEXT.counts, typed, slips: [...slips, ...warned.slips],
    model: { rows: rows.filter(({ isTeam }) => !isTeam), teams: rows.filter(({ isTeam }) => isTeam), teamsOpen: rows.some(({ field, isTeam }) => isTeam && (typed[field] ?? '') !== ''), warnings: warned.warnings, action: urls.contextCounts(), back: urls.context() },
  }
}

async function save(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const form = formReader(typed, today)
  const before = form.slips.length
  const day = pastDay(form, 'on', CONTEXT.countsAsked, today)
  if (day === undefined && form.slips.length === before) form.slip('on', 'day-missing', CONTEXT.countsAsked)
  return withCounts(visit, day ?? today, async (counts) => {
    const filled = boxesOf(counts, today).filter(({ field }) => form.text(field) !== '')
    const requests = filled.flatMap((box) => requestOf(form, typed, box, { counts, on: day ?? today }))
    if (filled.length === 0) return drawn(visit, counts, typed, [...form.slips, { field: 'cases-1', text: CONTEXT.nothingCounted }])
    const slips = [...form.slips, ...requests.flatMap(({ slip }) => slip ?? [])]
    if (slips.length > 0) return drawn(visit, counts, typed, slips)
    const toRecord = requests.flatMap(({ request }) => request ?? [])
    if (toRecord.length === 0) return { kind: 'redirect', to: urls.context() }
    const { result, at } = await recordEntries(deps.services, actor, toRecord.map((request) => ({ ...request, acceptedWarnings: acceptedOf(typed) })))
    switch (result.kind) {
      case 'done':
      case 'stale':
        return { kind: 'redirect', to: urls.context() }
      case 'refused': return drawn(visit, counts, typed, [{ field: filled[at]?.field ?? '', text: refusalWords(result) }])
      case 'warned': return drawn(visit, counts, typed, [], warnedOf(result.warnings, typed))
      case 'not-allowed':
      case 'not-found':
        return { kind: result.kind }
    }
  })
}

type Read = Readonly<{ slip?: Slip; request?: EntryRequest }>

/** One box as a request; nothing where this very form has recorded it, a slip where another entry says it already. */
function requestOf(form: FormReader, typed: Typed, { field, division, team, label, key }: Box, { counts, on }: Readonly<{ counts: CountsBeside; on: IsoDate }>): readonly Read[] {
  const openCases = form.wholeNumber(field, casesAsked(label))
  const entryId = typed[`${field}-id`]
  if (!isId(entryId)) return []
  const already = counts.counted.get(key)
  if (already === entryId) return []
  if (already !== undefined) return [{ slip: { field, text: countedAlready(label) } }]
  const command = given({
    type: 'record-caseload' as const, on, openCases, division, team, text: form.optionalWords('source', CONTEXT.sourceAsked),
  })
  return [{ request: { entryId, commandId: entryId, expectedSeq: 0, command } }]
}
