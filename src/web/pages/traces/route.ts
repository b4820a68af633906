import { TRACE_GROUPS, TRACE_KINDS, type TraceNote } from '../../../application/access/traces.ts'
import {
  countTraces, TRACES_IN_A_FILE, viewComplaintTraces, viewLooking, viewOwnTraces, viewTraces, type TracesAsked, type TracesView,
} from '../../../application/access/view-traces.ts'
import { csv } from '../../../documents/csv.ts'
import { addDays } from '../../../domain/calendar/iso-date.ts'
import { shortDate } from '../../../words/dates.ts'
import { TRACE_GROUP_LABELS, TRACE_KIND_LABELS, TRACE_WORDS, WORTH_ASKING } from '../../../words/traces.ts'
import type { Slip } from '../../form-reader.ts'
import { mayVisit } from '../../access.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { placeOf, placeText, readAsked } from './asked.ts'
import { lookingModel, traceRow } from './view-model.ts'

/** Who looked at what: all of it for whoever watches over it, of one complaint, and everybody's own. Looking here leaves a trace too. */
export const traceRoutes: readonly Route[] = [
  { method: 'GET', url: urls.traces(), access: 'view-traces', traces: 'by-itself', handler: showAll },
  { method: 'GET', url: urls.tracesFile(), access: 'view-traces', traces: 'by-itself', handler: takeAway },
  { method: 'GET', url: urls.tracesLooking(), access: 'view-traces', traces: 'by-itself', handler: showLooking },
  { method: 'GET', url: urls.ownTraces(), access: 'signed-in', traces: lists('own-traces'), handler: showOwn },
  { method: 'GET', url: urls.complaintTraces(':complaintId'), access: 'view-complaint-traces', traces: 'by-itself', handler: showOfComplaint },
]

/** How far back it is said at a glance what was refused, and how far back it is counted who looked how much. */
const GLANCE_DAYS = 7
const LOOKING_DAYS = 7

function noted(kind: 'listed' | 'exported', id: string | null): TraceNote {
  return { kind, subject: { kind: 'traces', id } }
}

async function showAll(visit: Visit): Promise<Answer> {
  const { deps, actor, query, today } = visit
  const { asked, slips } = readAsked(query, today)
  const view = await viewTraces(deps, actor, asked)
  if (view.kind === 'no-such-record') return drawn(visit, asked, EMPTY, [...slips, { field: 'record', text: TRACE_WORDS.noRecord }])
  if (view.kind !== 'traces') return { kind: view.kind }
  visit.trace(noted('listed', asked.userId ?? null))
  return drawn(visit, asked, view, slips)
}

const EMPTY: TracesView = { kind: 'traces', rows: [], older: null, users: [] }

async function drawn(visit: Visit, asked: TracesAsked, view: TracesView, slips: readonly Slip[]): Promise<Answer> {
  const { deps, actor, query, today } = visit
  const same = addressOf(query)
  const counts = await countTraces(deps, actor, { from: addDays(today, 1 - GLANCE_DAYS), to: today })
  return {
    kind: 'page', template: 'pages/traces/all.njk', title: TRACE_WORDS.title, slips, typed: query, ...(slips.length > 0 && { status: 422 }),
    model: {
      ...tableOf(visit, view, (older) => urls.traces({ ...same, older })), glanceDays: GLANCE_DAYS,
      glance: [...counts].filter(([kind]) => GLANCED.includes(kind)).map(([kind, count]) => ({ what: TRACE_KIND_LABELS[kind], count: count.toLocaleString('en-GB'), href: urls.traces({ group: TRACE_KINDS[kind], from: shortDate(addDays(today, 1 - GLANCE_DAYS)), to: shortDate(today) }) })),
      groups: [{ label: 'Everything', href: urls.traces({ ...same, group: '' }), isCurrent: asked.group === undefined }, ...TRACE_GROUPS.map((group) => ({
        label: TRACE_GROUP_LABELS[group], href: urls.traces({ ...same, group }), isCurrent: asked.group === group,
      }))],
      group: asked.group ?? '', person: asked.userId ?? '', users: view.users, isFiltered: Object.keys(same).length > 0, fileHref: urls.tracesFile(same),
      isEmptyRegister: view.rows.length === 0 && Object.keys(same).length === 0, tooMany: TRACE_WORDS.tooMany(TRACES_IN_A_FILE),
    },
  }
}

const GLANCED: readonly string[] = ['refused', 'form-refused', 'sign-in-failed', 'account-locked', 'seal-broken', 'exported', 'destroyed']

/** What an address of this page asks for, without where its page begins. */
function addressOf(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = ['person', 'record', 'group', 'from', 'to']
  return Object.fromEntries(names.flatMap((name) => ((query[name] ?? '') === '' ? [] : [[name, query[name] ?? '']])))
}

function tableOf({ actor, query }: Visit, view: TracesView, olderAt: (older: string) => string) {
  return { rows: view.rows.map((row) => traceRow(row, actor)), olderHref: view.older === null ? '' : olderAt(placeText(view.older)), isNewest: placeOf(query['older']) === undefined }
}

async function takeAway(visit: Visit): Promise<Answer> {
  const { deps, actor, query, today } = visit
  const { asked, slips } = readAsked(query, today)
  if (slips.length > 0) return { kind: 'redirect', to: urls.traces(addressOf(query)) }
  const view = await viewTraces(deps, actor, asked, TRACES_IN_A_FILE)
  if (view.kind === 'no-such-record') return { kind: 'redirect', to: urls.traces(addressOf(query)) }
  if (view.kind !== 'traces') return { kind: view.kind }
  visit.trace({ ...noted('exported', asked.userId ?? null), what: 'csv' })
  const lines = view.rows.map((trace) => {
    const { who, what, of, reference, more, words } = traceRow(trace, actor)
    return [trace.at, who, what, of, reference, more, words]
  })
  return { kind: 'file', body: csv([[...TRACE_WORDS.file], ...lines]), contentType: 'text/csv; charset=utf-8', fileName: `traces-${today}.csv` }
}

async function showLooking(visit: Visit): Promise<Answer> {
  const { deps, actor, query, today } = visit
  const { asked, slips } = readAsked(query, today)
  const to = asked.to ?? today
  const view = await viewLooking(deps, actor, { from: asked.from ?? addDays(to, 1 - LOOKING_DAYS), to })
  if (view.kind !== 'looking') return { kind: view.kind }
  visit.trace(noted('listed', null))
  const model = lookingModel(view)
  return {
    kind: 'page', template: 'pages/traces/looking.njk', title: TRACE_WORDS.looking, slips, typed: slips.length > 0 ? query : { from: shortDate(view.from), to: shortDate(view.to) },
    model: { ...model, worth: WORTH_ASKING },
  }
}

async function showOwn(visit: Visit): Promise<Answer> {
  const { deps, actor, query } = visit
  const view = await viewOwnTraces(deps, actor, placeOf(query['older']))
  return {
    kind: 'page', template: 'pages/traces/own.njk', title: TRACE_WORDS.own,
    model: tableOf(visit, view, (older) => urls.ownTraces({ older })),
  }
}

async function showOfComplaint(visit: Visit): Promise<Answer> {
  const { deps, actor, query, params, today } = visit
  const complaintId = params['complaintId'] ?? ''
  const { asked: { from, to, olderThan }, slips } = readAsked({ from: query['from'] ?? '', to: query['to'] ?? '', older: query['older'] ?? '' }, today)
  const view = await viewComplaintTraces(deps, actor, complaintId, { ...(from && { from }), ...(to && { to }), ...(olderThan && { olderThan }) })
  if (view.kind !== 'traces') return { kind: view.kind }
  visit.trace(noted('listed', complaintId))
  const same = addressOf({ from: query['from'] ?? '', to: query['to'] ?? '' })
  return {
    kind: 'page', template: 'pages/traces/complaint.njk', title: TRACE_WORDS.ofComplaint(view.reference), slips, typed: query, ...(slips.length > 0 && { status: 422 }),
    model: {
      ...tableOf(visit, view, (older) => urls.complaintTraces(complaintId, { ...same, older })), reference: view.reference, isFiltered: Object.keys(same).length > 0,
      allHref: urls.complaintTraces(complaintId), fileHref: mayVisit(actor, 'view-traces') ? urls.tracesFile({ record: complaintId, ...same }) : '',
      backHref: mayVisit(actor, 'view-complaint') ? urls.complaint(complaintId) : urls.traces(),
    },
  }
}
