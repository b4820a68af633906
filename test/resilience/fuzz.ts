import { connect } from 'node:net'
import { beginReport } from '../../src/application/report/begin-report.ts'
import { viewReport } from '../../src/application/report/read-report.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { visibilityOf } from '../../src/application/permissions.ts'
import { ROLES, type Role } from '../../src/application/ports.ts'
import { givenEdition, givenWithdrawn, shortDocument } from '../support/published.ts'
import { PASSWORD } from '../support/web.ts'
import { chance } from './chance.ts'
import { noAnswer, whatIsWrong } from './fuzz-oracle.ts'
import { aRequest } from './fuzz-requests.ts'
import type { HttpVisitor } from './http-visitor.ts'
import { entriesOf } from './register-entries.ts'
import { NORTH, SOUTH, aComplaintOf, commanded, emailOf, sealedFromEverybody, type Recorded, type ServedRegister } from './served-register.ts'

export type Finding = Readonly<{ who: string; method: string; path: string; body: string; status: number; why: string }>
export type Fuzzed = Readonly<{ requests: number; statuses: ReadonlyMap<number, number>; findings: readonly Finding[] }>

/** A name that only the other authority knows; one that whoever works on complaints knows; one that only they know who may see a complaint that was allocated to nobody. */
const ELSEWHERE = 'Qwertyngham'
const CASEWORK_ONLY = 'Zanthoxley'
const NOBODYS_YET = 'Yarrowmere'
/** A name in a complaint that is sealed from everybody who asks, and about whoever could break its seal. */
const SEALED_AWAY = 'Xanthippole'
const SEES_NO_CASEWORK = new Set(['nobody', 'reader', 'administrator', 'outside'])
/** Whose work is to find a person anywhere in the register. */
const ANSWERS_FOR_EVERYTHING = new Set<string>(['data-protection-officer'])

/** A document is made below the priority of everything else: on a machine that does other things beside it takes long, and is not lost. */
const PATIENCE_MS = 120_000

/** Which names an account must never be shown. */
function unknownTo(who: string): readonly string[] {
  const role = ROLES.find((one) => one === who)
  const seesAll = role !== undefined && (ANSWERS_FOR_EVERYTHING.has(role) || visibilityOf(actorOf(role)).kind === 'all')
  return [ELSEWHERE, SEALED_AWAY, ...(SEES_NO_CASEWORK.has(who) ? [CASEWORK_ONLY] : []), ...(seesAll ? [] : [NOBODYS_YET])]
}

function actorOf(role: Role): Parameters<typeof visibilityOf>[0] {
  return { authorityId: '' as never, userId: 'somebody' as never, name: '', role, teams: [] }
}

/**
 * Requests of every sort to every path, as everybody: right and wrong methods, ids, forms, encodings, cookies and tokens. None
 * may end in a fault, show a stack, run as markup, lack a header, or tell somebody of a record that is not theirs to see. What was
 * refused, or only asked, has changed nothing; and the log names nobody.
 */
export async function fuzz(served: ServedRegister, { seed, requests }: Readonly<{ seed: number; requests: number }>, say: (line: string) => void = () => undefined): Promise<Fuzzed> {
  const luck = chance(seed)
  const { ids, hidden, sealed } = await idsToTry(served)
  const people = await everybody(served)
  const statuses = new Map<number, number>()
  const findings: Finding[] = []
  let events = await served.eventCount()
  for (let done = 0; done < requests; done += 1) {
    const [who, visitor] = luck.pick(people)
    const request = aRequest(luck, unknownTo(who).includes(NOBODYS_YET) ? [...ids, ...hidden] : ids, visitor)
    // A connection that the server closed after an oversized request is opened anew; no answer twice is a finding.
    const asked = () => visitor.ask(request.path, { ...request, timeoutMs: PATIENCE_MS })
    const seen = await asked().catch(asked).catch((error: unknown) => noAnswer(error))
    if (request.sets !== null) visitor.cookies.set(...request.sets)
    if (who !== 'nobody' && !visitor.cookies.has('heard-session')) await signedInAgain(served, who, visitor)
    statuses.set(seen.status, (statuses.get(seen.status) ?? 0) + 1)
    const found = (why: string): void => void findings.push({ who, method: request.method, path: request.path.slice(0, 300), body: request.body.slice(0, 400), status: seen.status, why })
    // Its reference comes back to whoever typed it, and of the data protection officer it is hidden since it is about them.
    const typed = `${request.path} ${request.body}`
    const wrong = whatIsWrong(seen, [...unknownTo(who), ...(typed.includes(sealed.reference) ? [] : [sealed.reference])])
    if (wrong !== null) found(wrong)
    const mayChange = request.method === 'POST' && seen.status < 400
    if (mayChange || request.method !== 'GET' || luck.isOneIn(20)) {
      const after = await served.eventCount()
      if (after !== events && !mayChange) found('refused or only asked, and yet something was recorded')
      events = after
    }
    if ((done + 1) % 2000 === 0) say(`${done + 1} of ${requests} requests, ${findings.length} findings`)
  }
  for (const word of [ELSEWHERE, CASEWORK_ONLY, NOBODYS_YET, SEALED_AWAY]) if (served.logged.some((line) => line.includes(word))) findings.push({ who: 'the log', method: '', path: '', body: '', status: 0, why: `names ${word}` })
  return { requests, statuses, findings }
}

/** Wrong passwords at one's own account lock it, as everywhere: whoever keeps the accounts opens the lock. */
async function signedInAgain(served: ServedRegister, who: string, visitor: HttpVisitor): Promise<void> {
  const authorityId = served.idOf(NORTH)
  const account = await served.deps.accounts.byEmail(authorityId, emailOf(who))
  if (account?.lockedUntil) await served.deps.accounts.setLock(authorityId, account.userId, null)
  await visitor.signIn(emailOf(who), PASSWORD)
}

/** `hidden` are those of a complaint that its own people alone may see; nobody who could allocate it is given them. */
async function idsToTry(served: ServedRegister): Promise<Readonly<{ ids: readonly string[]; hidden: readonly string[]; sealed: Recorded }>> {
  const elsewhere = await aComplaintOf(served, ELSEWHERE, `${ELSEWHERE} was never rung back`, SOUTH)
  const own = await aComplaintOf(served, CASEWORK_ONLY, `${CASEWORK_ONLY} was never rung back`)
  const answered: Recorded = await commanded(served, own, { type: 'acknowledge', on: isoDate('2026-11-17') })
  const other = await aComplaintOf(served, `${CASEWORK_ONLY}-Other`, 'Another')
  const entries = await entriesOf(served, CASEWORK_ONLY, answered.complaintId)
  const entriesElsewhere = await entriesOf(served, ELSEWHERE, elsewhere.complaintId, SOUTH)
  const reports = await reportsOf(served, CASEWORK_ONLY)
  const reportsElsewhere = await reportsOf(served, ELSEWHERE, SOUTH)
  const nobodysYet = await aComplaintOf(served, NOBODYS_YET, `${NOBODYS_YET} was never rung back`)
  const sealed = await sealedFromEverybody(served, await aComplaintOf(served, SEALED_AWAY, `${SEALED_AWAY} was never rung back`), SEALED_AWAY)
  const ids = [sealed.complaintId, sealed.reference, ...entries, ...entriesElsewhere.slice(0, 2), ...reports, ...reports, ...reportsElsewhere.slice(0, 1), elsewhere.complaintId, answered.complaintId, answered.complaintId, answered.complaintId, other.complaintId, elsewhere.reference, served.services.ids.next(), served.services.ids.next()]
  return { ids, sealed, hidden: [nobodysYet.complaintId, nobodysYet.reference] }
}

/** A draft with this name in its words, a publication and a withdrawn one; gives the ids of the draft, of its first sections, and of the published. */
async function reportsOf(served: ServedRegister, name: string, host?: typeof SOUTH): Promise<readonly string[]> {
  const { services } = served
  const actor = await served.manager(host)
  const [draft, published, withdrawn] = [services.ids.next(), services.ids.next(), services.ids.next()]
  await beginReport(services, actor, { reportId: draft, commandId: services.ids.next(), year: '2025-26', document: 'annual-report', continues: null, outline: [1, 2, 3].map((at) => ({ heading: `${name} ${at}`, text: `${name} [[outcomes.total]]` })) })
  await givenEdition(services, actor.authorityId, { edition: 1, document: shortDocument('13'), reportId: published })
  await givenEdition(services, actor.authorityId, { edition: 1, document: shortDocument('7', { period: { label: '2018-19', from: isoDate('2018-04-01'), to: isoDate('2019-03-31') } }), reportId: withdrawn })
  await givenWithdrawn(services, actor.authorityId, 'It named a school.', withdrawn)
  const view = await viewReport(services, actor, draft)
  return [draft, ...(view.kind === 'report' ? view.sections.map(({ id }) => id) : []), published]
}

async function everybody(served: ServedRegister): Promise<readonly (readonly [string, HttpVisitor])[]> {
  const signedIn = await Promise.all(ROLES.map(async (role) => [role, await served.signedIn(role)] as const))
  // The complaints manager may do most, so most is tried as one.
  const manager = signedIn.filter(([role]) => role === 'complaints-manager')
  return [...signedIn, ...manager, ...manager, ...manager, ['nobody', served.visitor()]]
}

/** Bytes that are no HTTP at all. The server must answer or hang up, and go on. */
export async function rawBytes(address: string, bytes: string | Buffer): Promise<string> {
  const { port } = new URL(address)
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes))
  let answer = ''
  socket.setTimeout(5_000, () => socket.destroy())
  socket.on('data', (part) => { answer += part.toString('latin1') })
  socket.on('error', () => resolve(answer))
  socket.on('close', () => resolve(answer))
  return promise
}
