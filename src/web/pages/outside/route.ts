import { carryOut } from '../../../application/carry-out.ts'
import { waitingInvitations, type WaitingInvitation } from '../../../application/access/links.ts'
import { giveOutsideAccess, type GiveAccess } from '../../../application/outside/give-access.ts'
import { outsideOf, type OutsideView } from '../../../application/outside/team-view.ts'
import type { PersonId, UserId } from '../../../domain/complaint/events.ts'
import { OUTSIDE_PARTS, PAPER_HOLDS, PAPERS } from '../../../domain/complaint/threads/outside-access/events.ts'
import { TEAM_OUTSIDE } from '../../../words/outside.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { by } from '../../by.ts'
import { accountServices } from '../../deps.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { anotherInvitation, inviteOutsider } from './invite.ts'
import { givePage, nameIn, outsidePage } from './view-model.ts'

const access = 'invite-from-outside'
const traces = reads('complaint', 'complaintId')

/** Who from outside can see which papers of a complaint until when; giving access, and releasing papers. */
export const outsideRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaintOutside(':complaintId'), access, traces, handler: show },
  { method: 'GET', url: urls.complaintOutsideGive(':complaintId'), access, traces, handler: askGive },
  { method: 'POST', url: urls.complaintOutsideGive(':complaintId'), access, traces, handler: give },
  { method: 'POST', url: urls.complaintOutsideInvite(':complaintId'), access, traces, handler: invite },
  { method: 'POST', url: urls.complaintOutsideRelease(':complaintId'), access, traces, handler: release },
]

type Seen = Readonly<{ visit: Visit; view: OutsideView; waiting: readonly WaitingInvitation[] }>

async function seen(visit: Visit): Promise<Seen | null> {
  const view = await outsideOf(visit.deps.services, visit.actor, visit.params['complaintId'] ?? '')
  if (view.kind === 'not-found') return null
  const users = view.accesses.filter(({ runs, access }) => runs || access.from > view.today).map(({ access: { userId } }) => userId)
  return { visit, view, waiting: await waitingInvitations(accountServices(visit.deps), by(visit), users) }
}

async function show(visit: Visit): Promise<Answer> {
  const found = await seen(visit)
  return found ? page(found, {}) : { kind: 'not-found' }
}

function page({ visit, view, waiting }: Seen, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const all = [...slips, ...warned.slips]
  return {
    kind: 'page', template: 'pages/outside/page.njk', title: TEAM_OUTSIDE.title, typed, slips: all, ...((all.length > 0 || warned.warnings.length > 0) && { status: 422 }),
    model: { ...outsidePage(view, waiting), warnings: warned.warnings, commandId: idIn(typed, 'commandId') ?? visit.deps.services.ids.next(), expectedSeq: view.seq },
  }
}

/** Another invitation for somebody with access to this very complaint who never came in. */
async function invite(visit: Visit): Promise<Answer> {
  const found = await seen(visit)
  if (!found) return { kind: 'not-found' }
  const row = found.view.accesses.find(({ access }) => access.accessId === visit.typed['accessId'])
  const isWaiting = row && found.waiting.some(({ userId }) => userId === row.access.userId)
  const link = isWaiting ? await anotherInvitation(visit, row.access.userId) : null
  return row && link !== null ? invitedPage(found, nameIn(found.view, row.access.personId), link) : page(found, {}, [{ field: '', text: TEAM_OUTSIDE.noInvitation }])
}

async function release(visit: Visit): Promise<Answer> {
  const found = await seen(visit)
  if (!found) return { kind: 'not-found' }
  const { deps, actor, typed, today } = visit
  const { complaintId, accesses, papers: known } = found.view
  const form = formReader(typed, today)
  const papers = PAPERS.filter((paper) => known.some((one) => one.paper === paper) && form.choices('papers', TEAM_OUTSIDE.papers, PAPERS).includes(paper))
  if (papers.length === 0) form.slip('papers', 'nothing-chosen', TEAM_OUTSIDE.papers)
  const to = form.choice('to', TEAM_OUTSIDE.to, ['panel', ...accesses.map(({ access: { accessId } }) => accessId)])
  const holds = PAPER_HOLDS.filter((one) => form.choices('holds', TEAM_OUTSIDE.papers, PAPER_HOLDS).includes(one))
  const reason = form.optionalWords('reason', TEAM_OUTSIDE.papers)
  if (form.slips.length > 0) return page(found, typed, form.slips)
  const result = await carryOut(deps.services, actor, {
    complaintId, expectedSeq: seqIn(typed, found.view.seq), commandId: idIn(typed, 'commandId') ?? deps.services.ids.next(), acceptedWarnings: acceptedOf(typed),
    command: {
      type: 'release-papers', on: today, releaseId: deps.services.ids.next(), papers, ...(to === 'panel' ? { to: 'panel' } : { to: 'one', accessId: to }),
      ...(holds.length > 0 && { holds }), ...(reason && { reason }),
    },
  })
  return answerTo(result, found, (slips, warned) => page(found, typed, slips, warned))
}

async function askGive(visit: Visit): Promise<Answer> {
  const found = await seen(visit)
  if (!found) return { kind: 'not-found' }
  const asked = askedIn(found, visit.query)
  return asked ? form(found, asked, givePage(found.view, asked).userId === null ? {} : { account: givePage(found.view, asked).userId ?? '' }) : goneAnswer(found)
}

type Asked = Readonly<{ part: (typeof OUTSIDE_PARTS)[number]; person: string }>

/** Which part of whom: one that stands in the complaint without access, or a clerk. */
function askedIn({ view }: Seen, given: Typed): Asked | null {
  const part = OUTSIDE_PARTS.find((one) => one === given['part'])
  const person = typeof given['person'] === 'string' ? given['person'] : ''
  if (part === 'panel-clerk') return { part, person: '' }
  return part && view.without.some((one) => one.part === part && one.personId === person) ? { part, person } : null
}

function goneAnswer(found: Seen): Answer {
  return page(found, {}, [{ field: '', text: TEAM_OUTSIDE.gone }])
}

function form({ visit, view }: Seen, asked: Asked, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const all = [...slips, ...warned.slips]
  return {
    kind: 'page', template: 'pages/outside/give.njk', title: TEAM_OUTSIDE.give, typed, slips: all, ...((all.length > 0 || warned.warnings.length > 0) && { status: 422 }),
    model: { ...givePage(view, asked), warnings: warned.warnings, commandId: idIn(typed, 'commandId') ?? visit.deps.services.ids.next(), expectedSeq: view.seq },
  }
}

async function give(visit: Visit): Promise<Answer> {
  const found = await seen(visit)
  if (!found) return { kind: 'not-found' }
  const { deps, actor, typed, today } = visit
  const commandId = idIn(typed, 'commandId') ?? deps.services.ids.next()
  const asked = askedIn(found, typed)
  // Sent twice, the first has given the access: then the part waits for none any more.
  if (!asked) return seqIn(typed, found.view.seq) < found.view.seq ? { kind: 'redirect', to: urls.complaintOutside(found.view.complaintId) } : goneAnswer(found)
  const read = formReader(typed, today)
  const { accounts, who } = givePage(found.view, asked)
  const account = read.optionalChoice('account', TEAM_OUTSIDE.account, accounts.map(({ code }) => code))
  const email = read.text('email')
  if (account === undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) read.slip('email', 'words-missing', TEAM_OUTSIDE.email)
  const name = asked.part === 'panel-clerk' ? read.text('name').slice(0, 120) : who
  if (name === '') read.slip('name', 'words-missing', TEAM_OUTSIDE.name)
  const wanted: GiveAccess = {
    complaintId: found.view.complaintId, expectedSeq: seqIn(typed, found.view.seq), commandId, part: asked.part, acceptedWarnings: acceptedOf(typed),
    person: asked.part === 'panel-clerk' ? { knownAs: name, ...(email !== '' && { contact: { email } }) } : asked.person as PersonId,
    ...optionalDays(read), reason: read.text('reason').slice(0, 2000),
  }
  if (read.slips.length > 0) return form(found, asked, typed, read.slips)
  let link: string | null = null
  const result = await giveOutsideAccess(deps.services, actor, wanted, account !== undefined ? { userId: account as UserId } : {
    invite: async () => {
      const invited = await inviteOutsider(visit, { email, name })
      link = invited?.link ?? null
      return invited?.userId ?? null
    },
  })
  if (result.kind === 'email-taken') return form(found, asked, typed, [{ field: 'email', text: TEAM_OUTSIDE.emailTaken }])
  if (result.kind === 'not-from-outside') return form(found, asked, typed, [{ field: 'account', text: TEAM_OUTSIDE.staff }])
  if (result.kind === 'done' && link !== null) return invitedPage(found, name, link)
  return answerTo(result, found, (slips, warned) => form(found, asked, typed, slips, warned))
}

/** The link is shown once, to be handed over: it is nowhere kept. */
function invitedPage({ view }: Seen, name: string, link: string): Answer {
  return { kind: 'page', template: 'pages/outside/invited.njk', title: TEAM_OUTSIDE.invited(name), model: { link, back: urls.complaintOutside(view.complaintId), reference: view.reference } }
}

function optionalDays(read: ReturnType<typeof formReader>): Pick<GiveAccess, 'from' | 'until'> {
  const [from, until] = [read.optionalDay('from', TEAM_OUTSIDE.from), read.optionalDay('until', TEAM_OUTSIDE.until)]
  return { ...(from && { from }), ...(until && { until }) }
}

type Result = Awaited<ReturnType<typeof carryOut>>

function answerTo(result: Result, found: Seen, drawn: (slips: readonly Slip[], warned?: Warned) => Answer): Answer {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.complaintOutside(found.view.complaintId) }
    case 'refused': return drawn([{ field: '', text: refusalWords(result) }])
    case 'warned': return drawn([], warnedOf(result.warnings, found.visit.typed))
    case 'stale': return drawn([{ field: '', text: TEAM_OUTSIDE.gone }])
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

function idIn(typed: Typed, field: string): string | null {
  const id = typed[field]
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : null
}

function seqIn(typed: Typed, now: number): number {
  const seq = typed['expectedSeq']
  return typeof seq === 'string' && /^\d{1,9}$/.test(seq) ? Number(seq) : now
}

