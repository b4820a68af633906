import { listDisruptions, viewDisruption, type DisruptionSeen } from '../../../application/disruptions.ts'
import { may } from '../../../application/permissions.ts'
import type { Actor } from '../../../application/ports.ts'
import { recordEntry, type EntryRequest } from '../../../application/record-entry.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import type { DisruptionStage } from '../../../domain/register/events.ts'
import { DISRUPTION_KINDS, DISRUPTION_STAGES } from '../../../domain/register/events.ts'
import { DISRUPTION_ASKED, DISRUPTION_KIND_LABELS, DISRUPTION_STAGE_LABELS, DISRUPTION_STALE } from '../../../words/disruptions.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { wordChoices } from '../../components/word-choices/word-choices.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { given } from '../command/command-form.ts'
import { disruptionCorrectionRoutes } from './correct.ts'
import { RELAXATIONS } from './relaxations.ts'

export const disruptionRoutes: readonly Route[] = [
  { method: 'GET', url: urls.disruptions(), access: 'view-disruptions', traces: lists('disruptions'), handler: (visit) => showList(visit) },
  { method: 'POST', url: urls.disruptions(), access: 'record-disruption', traces: lists('disruptions'), handler: record },
  { method: 'GET', url: urls.disruption(':disruptionId'), access: 'view-disruptions', traces: reads('entry', 'disruptionId'), handler: (visit) => showOne(visit) },
  { method: 'POST', url: urls.disruption(':disruptionId'), access: 'record-disruption', traces: reads('entry', 'disruptionId'), handler: end },
  ...disruptionCorrectionRoutes,
]

async function showList(visit: Visit, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const seen = await listDisruptions(deps.services, actor)
  if (seen === null) return { kind: 'not-allowed' }
  const settings = await settingsOf(visit)
  const choicesOf = (list: 'divisions' | 'teams') => wordChoices(settings, list, today, today)
  return {
    kind: 'page', template: 'pages/disruptions/list.njk', title: 'Disruptions and local holds', slips: [...slips, ...warned.slips], typed,
    model: {
      warnings: warned.warnings,
      rows: seen.map((each) => rowOf(each, settings)), relaxations: RELAXATIONS, ...ids(visit), mayRecord: mayRecord(actor),
      kinds: DISRUPTION_KINDS.map((code) => ({ code, label: DISRUPTION_KIND_LABELS[code] })),
      stages: DISRUPTION_STAGES.map((code) => ({ code, label: DISRUPTION_STAGE_LABELS[code] })),
      divisions: choicesOf('divisions'), teams: choicesOf('teams'),
    },
  }
}

function mayRecord(actor: Actor): boolean {
  return may(actor, 'record-disruption')
}

/** Ids that the form carries, so that a second click is the same command. */
function ids({ deps, typed }: Visit) {
  const { next } = deps.services.ids
  return { commandId: typed['commandId'] ?? next(), entryId: typed['entryId'] ?? next() }
}

function settingsOf({ deps, actor }: Visit): Promise<AuthoritySettings> {
  return deps.services.store.read(actor, (reads) => reads.settings())
}

function rowOf({ disruptionId, disruption, words }: DisruptionSeen, settings: AuthoritySettings) {
  const { kind, from, until, stages, divisions, teams } = disruption
  return {
    href: urls.disruption(disruptionId), kind: DISRUPTION_KIND_LABELS[kind], from, until, words,
    stages: stages.map((stage) => DISRUPTION_STAGE_LABELS[stage]).join(', ') || 'All stages',
    where: [...divisions.map((code) => wordFor(settings, 'divisions', code)), ...teams.map((code) => wordFor(settings, 'teams', code))].join(', ') || 'The whole service',
  }
}

async function record(visit: Visit): Promise<Answer> {
  const { typed, today } = visit
  if (!isId(typed['entryId']) || !isId(typed['commandId'])) return { kind: 'not-found' }
  const settings = await settingsOf(visit)
  const form = formReader(typed, today)
  const codes = (list: 'divisions' | 'teams') => settings.words[list].map(({ code }) => code)
  const stages = form.choices('stages', DISRUPTION_ASKED.stages, DISRUPTION_STAGES)
  const command = given({
    type: 'record-disruption' as const, on: form.day('on', DISRUPTION_ASKED.beginning), kind: form.choice('kind', DISRUPTION_ASKED.kind, DISRUPTION_KINDS),
    stages: DISRUPTION_STAGES.filter((stage): stage is DisruptionStage => stages.includes(stage)),
    divisions: form.choices('divisions', DISRUPTION_ASKED.divisions, codes('divisions')), teams: form.choices('teams', DISRUPTION_ASKED.teams, codes('teams')),
    text: form.optionalWords('said', DISRUPTION_ASKED.said),
  })
  if (form.slips.length > 0) return showList(visit, form.slips)
  return sent(visit, { entryId: typed['entryId'], commandId: typed['commandId'], expectedSeq: 0, command }, showList)
}

type Again = (visit: Visit, slips: readonly Slip[], warned?: Warned) => Promise<Answer>

async function sent(visit: Visit, request: EntryRequest, again: Again): Promise<Answer> {
  const result = await recordEntry(visit.deps.services, visit.actor, { ...request, acceptedWarnings: acceptedOf(visit.typed) })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.disruption(result.entryId) }
    case 'refused': return again(visit, [{ field: 'on', text: refusalWords(result) }])
    case 'warned': return again(visit, [], warnedOf(result.warnings, visit.typed))
    case 'stale': return again(visit, [{ field: 'on', text: DISRUPTION_STALE }])
    case 'not-allowed': return { kind: 'not-allowed' }
    case 'not-found': return { kind: 'not-found' }
  }
}

async function showOne(visit: Visit, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Promise<Answer> {
  const { deps, actor, params, typed } = visit
  const disruptionId = params['disruptionId'] ?? ''
  const view = await viewDisruption(deps.services, actor, disruptionId)
  if (view === null) return { kind: 'not-found' }
  return {
    kind: 'page', template: 'pages/disruptions/one.njk', title: DISRUPTION_KIND_LABELS[view.seen.disruption.kind], slips: [...slips, ...warned.slips], typed,
    model: {
      warnings: warned.warnings, row: rowOf(view.seen, await settingsOf(visit)), disruptionId, seq: view.seen.seq, commandId: ids(visit).commandId,
      isHold: view.seen.disruption.kind === 'local-hold', mayEnd: view.seen.disruption.until === null && !view.seen.isInError && mayRecord(actor),
      inError: view.seen.isInError ? urls.entry(disruptionId) : null,
      corrections: correctionsOf(view.seen, actor),
      affected: view.affected.map((each) => ({
        ...each, href: urls.complaint(each.complaintId),
        next: mayRecord(actor) ? (['inform-of-delay', 'consider-delay', 'explain-delay'] as const).map((command) => `${urls.complaintCommand(each.complaintId, command)}?disruption=${disruptionId}`) : [],
      })),
    },
  }
}

/** Where it can be corrected or taken out, by those who may. */
function correctionsOf({ disruptionId, recordedSeq, endedSeq, isInError }: DisruptionSeen, actor: Actor) {
  if (!mayRecord(actor) || isInError) return null
  return {
    beginning: urls.disruptionCorrection(disruptionId, 'beginning'), end: endedSeq === null ? null : urls.disruptionCorrection(disruptionId, 'end'),
    strikeOut: `${urls.entryStrikeOut(disruptionId)}?entry=${recordedSeq}`,
  }
}

async function end(visit: Visit): Promise<Answer> {
  const { typed, today, params } = visit
  const disruptionId = params['disruptionId'] ?? ''
  if (!isId(typed['commandId'])) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const command = given({ type: 'end-disruption' as const, on: form.day('on', DISRUPTION_ASKED.end), text: form.optionalWords('said', DISRUPTION_ASKED.ended) })
  if (form.slips.length > 0) return showOne(visit, form.slips)
  return sent(visit, { entryId: disruptionId, commandId: typed['commandId'], expectedSeq: Number(form.text('seq')), command }, showOne)
}
