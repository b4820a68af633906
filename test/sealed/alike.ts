import type { Role } from '../../src/application/ports.ts'
import { may } from '../../src/application/permissions.ts'
import { ROUTES } from '../../src/web/routes.ts'
import type { Action } from '../../src/application/access/actions.ts'
import type { PageSeen } from '../support/web.ts'
import type { twoRegisters } from './registers.ts'

type Register = Awaited<ReturnType<typeof twoRegisters>>['sealed']

/** An id of nothing that ever was. */
export const NOWHERE = '01950000-0000-7000-8000-ffffffffffff'
/** What says in another format what the same says as a page, and takes long to make. */
const SAID_ELSEWHERE = /download\.(pdf|docx|odt|html)$|\/file\/(pdf|docx|odt|html)$/
/** What counts a whole year or more for each answer: asked for once, by whoever sees most. */
const DEAR = /^\/(figures|dashboard|outputs|table-sets|reports|equality|published|printed-figures|context)/

/** What is the same in both registers, by the parameter of a route. */
function known(register: Register): Readonly<Record<string, readonly string[]>> {
  return {
    complaintId: register.ordinary.slice(0, 3), personId: [register.ada, register.memberPerson], streamId: [register.enquiry, register.hold], entryId: [register.enquiry], enquiryId: [register.enquiry],
    memberId: [register.member], themeId: [register.theme], holdId: [register.hold], year: ['2025-26'], command: ['link-complaint', 'seal-complaint'], clockId: ['acknowledgement', 'stage-1-answer'], stage: ['stage-1'],
    table: ['categories'], row: ['delay'], column: ['2025-26'], list: ['teams', 'categories'], code: ['assessment', 'delay'], whose: ['complainant', 'child'],
    kind: ['performance', 'enquiry'], format: ['csv', 'json'], span: ['month'], from: ['2026-01-01'], part: ['history'],
  }
}

/** Whether a route is there for this role at all: what is not there for it does not ask what there is. */
export function isFor(role: Role, access: string): boolean {
  return access === 'signed-in' || may({ role }, access as Action)
}

/** Every address that somebody of this role may type: each route with what both registers have, and otherwise with something that is nowhere; and the addresses that ask for something. */
export function addresses(register: Register, role: Role, which: 'dear' | 'others'): readonly string[] {
  const values = known(register)
  const all = ROUTES.filter(({ method, access }) => method === 'GET' && access !== 'public' && isFor(role, access)).flatMap(({ url }) => {
    if (SAID_ELSEWHERE.test(url)) return []
    let paths = [url]
    for (const [, name = ''] of url.matchAll(/:(\w+)/g)) paths = paths.flatMap((each) => (values[name] ?? [NOWHERE]).map((choice) => each.replace(`:${name}`, choice)))
    return paths
  })
  return [...all, ...askedOf(register)].filter((address) => DEAR.test(address) === (which === 'dear'))
}

/** Addresses that ask for something behind the question mark, of what both registers have. */
function askedOf({ ordinary: [complaint = ''], ada, theme }: Register): readonly string[] {
  return [
    `/learning/new?complaint=${complaint}`, `/ombudsman/new?complaint=${complaint}`, `/enquiries/new?complaint=${complaint}`, `/people-pool/propose?complaint=${complaint}&role=independent-person`,
    `/disclosures?beside=${complaint}`, `/disclosures?beside=${ada}`, `/rights/new?person=${ada}`, `/work?team=assessment`, '/work?group=closed', '/work?owner=nobody', '/learning?state=all', '/learning?state=all&cause=delay', '/ombudsman?state=all',
    `/learning?state=all&theme=${theme}`, '/diary?from=2026-01-01&to=2026-12-31', '/diary?from=2026-01-01&to=2026-12-31&person=nobody', '/equality?year=2025-26', '/context?year=2025-26', '/enquiries?state=all', '/more',
    '/dashboard?on=2026-02-28', '/dashboard/behind?what=received&kind=statutory-complaint&from=2025-04-01&to=2026-03-31', '/dashboard/behind?what=open&kind=statutory-complaint&from=2025-04-01&to=2026-03-31',
    `/people/${ada}/same?other=${NOWHERE}`, '/outputs/team-sheet?team=assessment&when=2025-26', '/import', '/bank-holidays', '/traces?record=2026-0005', '/retention?months=240',
  ]
}

/** An answer without what differs from one register to another for its own sake: ids, by the order in which they come, tokens, and the moment. */
export function plainly({ status, html, location, headers }: PageSeen): string {
  const ids = new Map<string, string>()
  const named = (id: string) => {
    const name = ids.get(id) ?? `id-${ids.size + 1}`
    ids.set(id, name)
    return name
  }
  const body = html.replaceAll(/name="_csrf" value="[^"]*"/g, '').replaceAll(/_csrf=[\w-]+/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replaceAll(/\b[0-9A-F]{10}\b/g, 'REF').replaceAll(/\/feed\/[\w-]+\.ics/g, '/feed/token.ics')
  return `${status} ${String(headers['content-type'])} ${location.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, named)}\n${String(headers['content-type']).includes('opendocument') ? '' : body}`
}

/** The first lines in which two answers differ, for whoever reads that the test failed. */
export function difference(one: string, other: string): string {
  const [mine, theirs] = [one.split('\n'), other.split('\n')]
  const at = mine.findIndex((line, index) => line !== theirs[index])
  return `with it:    ${mine.slice(at, at + 3).join(' ').trim().slice(0, 500)}\nwithout it: ${theirs.slice(at, at + 3).join(' ').trim().slice(0, 500)}`
}
