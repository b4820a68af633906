import { viewDisruption, type DisruptionSeen } from '../../../application/disruptions.ts'
import { recordEntry } from '../../../application/record-entry.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import { DISRUPTION_KINDS, DISRUPTION_STAGES } from '../../../domain/register/events.ts'
import { ASKED } from '../../../words/asked.ts'
import { DISRUPTION_ASKED, DISRUPTION_KIND_LABELS, DISRUPTION_STAGE_LABELS, DISRUPTION_STALE } from '../../../words/disruptions.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { typedDay } from '../../typed-day.ts'
import { wordChoices } from '../../components/word-choices/word-choices.ts'
import { urls } from '../../urls.ts'

const access = 'record-disruption'
const URL = urls.disruptionCorrection(':disruptionId', ':part')

/** Corrects how a disruption was recorded (`beginning`), or the day it ended (`end`): only what was typed otherwise is changed. */
export const disruptionCorrectionRoutes: readonly Route[] = [
  { method: 'GET', url: URL, access, traces: reads('entry', 'disruptionId'), handler: (visit) => withPart(visit, (page) => drawn(visit, page, startOf(page))) },
  { method: 'POST', url: URL, access, traces: reads('entry', 'disruptionId'), handler: (visit) => withPart(visit, (page) => save(visit, page)) },
]

/** What is corrected: the entry of the stream that says it. */
type Page = Readonly<{ seen: DisruptionSeen; settings: AuthoritySettings; part: 'beginning' | 'end'; corrects: number }>

async function withPart(visit: Visit, work: (page: Page) => Answer | Promise<Answer>): Promise<Answer> {
  const { deps, actor, params } = visit
  const view = await viewDisruption(deps.services, actor, params['disruptionId'] ?? '')
  if (view === null || view.seen.isInError) return { kind: 'not-found' }
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  const { seen } = view
  if (params['part'] === 'beginning') return work({ seen, settings, part: 'beginning', corrects: seen.recordedSeq })
  return params['part'] === 'end' && seen.endedSeq !== null ? work({ seen, settings, part: 'end', corrects: seen.endedSeq }) : { kind: 'not-found' }
}

function startOf({ seen: { disruption }, part }: Page): Typed {
  if (part === 'end') return typedDay('on', disruption.until)
  const { kind, from, stages, divisions, teams } = disruption
  return { ...typedDay('on', from), kind, stages, divisions, teams }
}

function drawn({ deps, typed: sent, today }: Visit, { seen, settings, part }: Page, typed: Typed, slips: readonly Slip[] = []): Answer {
  const { disruption, disruptionId } = seen
  const choicesOf = (list: 'divisions' | 'teams') => wordChoices(settings, list, disruption.from, today)
  return {
    kind: 'page', template: 'pages/disruptions/correct.njk', title: `Correct: ${DISRUPTION_KIND_LABELS[disruption.kind]}`, typed, slips,
    model: {
      disruptionId, part, commandId: isId(sent['commandId']) ? sent['commandId'] : deps.services.ids.next(), seq: sent['seq'] ?? String(seen.seq),
      kinds: DISRUPTION_KINDS.map((code) => ({ code, label: DISRUPTION_KIND_LABELS[code] })),
      stages: DISRUPTION_STAGES.map((code) => ({ code, label: DISRUPTION_STAGE_LABELS[code] })),
      divisions: choicesOf('divisions'), teams: choicesOf('teams'),
    },
  }
}

async function save(visit: Visit, page: Page): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const changes = changesOf(form, page)
  const reason = form.words('reason', ASKED.reason)
  if (Object.keys(changes).length === 0 && form.slips.length === 0) form.slip('on', 'nothing-changed', ASKED.wrong)
  if (form.slips.length > 0) return drawn(visit, page, typed, form.slips)
  const result = await recordEntry(deps.services, actor, {
    entryId: page.seen.disruptionId, commandId, expectedSeq: Number(form.text('seq')), command: { type: 'correct', on: today, corrects: page.corrects, changes, reason },
  })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.disruption(result.entryId) }
    case 'refused': return drawn(visit, page, typed, [{ field: 'on', text: refusalWords(result) }])
    case 'stale': return drawn({ ...visit, typed: {} }, page, typed, [{ field: 'on', text: DISRUPTION_STALE }])
    case 'warned': throw new Error('a correction is warned about by nothing')
    case 'not-allowed': return { kind: 'not-allowed' }
    case 'not-found': return { kind: 'not-found' }
  }
}

/** The fields whose value was typed otherwise than it stands. */
function changesOf(form: FormReader, { seen: { disruption }, settings, part }: Page): Readonly<Record<string, unknown>> {
  if (part === 'end') return differing([['happenedOn', disruption.until, form.day('on', DISRUPTION_ASKED.end)]])
  const codes = (list: 'divisions' | 'teams') => form.choices(list, DISRUPTION_ASKED[list], settings.words[list].map(({ code }) => code))
  const stages = form.choices('stages', DISRUPTION_ASKED.stages, DISRUPTION_STAGES)
  return differing([
    ['happenedOn', disruption.from, form.day('on', DISRUPTION_ASKED.beginning)], ['kind', disruption.kind, form.choice('kind', DISRUPTION_ASKED.kind, DISRUPTION_KINDS)],
    ['stages', disruption.stages, DISRUPTION_STAGES.filter((stage) => stages.includes(stage))],
    ['divisions', disruption.divisions, codes('divisions')], ['teams', disruption.teams, codes('teams')],
  ])
}

type Standing = string | readonly string[] | null

/** Lists are the same whatever their order. */
function differing(fields: readonly (readonly [name: string, is: Standing, typed: Standing])[]): Readonly<Record<string, unknown>> {
  const inOrder = (value: Standing) => (typeof value === 'string' || value === null ? value : value.toSorted().join(' '))
  return Object.fromEntries(fields.filter(([, is, typed]) => inOrder(is) !== inOrder(typed)).map(([name, , typed]) => [name, typed]))
}
