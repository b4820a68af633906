import { enquiryList, type EnquiryFilters, type EnquiryList } from '../../../application/enquiries.ts'
import { may } from '../../../application/permissions.ts'
import { ENQUIRY_KINDS, wordFor, wordsInUse } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { leftOrLate, tableDate } from '../../../words/dates.ts'
import { ENQUIRIES, ENQUIRY_KIND_LABELS, ENQUIRY_STATES } from '../../../words/enquiries.ts'
import { yearWords } from '../../../words/ombudsman.ts'
import { paginate } from '../../components/pagination.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

const STATES = ['open', 'overdue', 'all'] as const

/** What the address asks for: codes and years only. */
type Address = Readonly<{ state: (typeof STATES)[number]; sort: string; team: string; year: string; page: number }>

export async function listPage({ deps, actor, query, today }: Visit): Promise<Answer> {
  const address: Address = {
    state: STATES.find((state) => state === query['state']) ?? 'open', sort: query['sort'] ?? '', team: query['team'] ?? '',
    year: /^20\d\d$/.test(query['year'] ?? '') ? query['year'] ?? '' : '', page: /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
  }
  const list = await enquiryList(deps.services, actor, filtersOf(address))
  if (!list) return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/enquiries/list.njk', title: ENQUIRIES.title, model: { ...pageOf(list, address, today), mayRecord: may(actor, 'record-entry') } }
}

function filtersOf({ state, sort, team, year, page }: Address): EnquiryFilters {
  return { state, page, ...(sort !== '' && { sort }), ...(team !== '' && { team }), ...(year !== '' && { year: Number(year) }) }
}

function pageOf(list: EnquiryList, address: Address, today: IsoDate) {
  const pagination = paginate(list.total, address.page)
  const numbers = [pagination?.previous, pagination?.next, ...(pagination?.items.map((item) => item?.page) ?? [])]
  const isFiltered = address.sort + address.team + address.year !== ''
  const { settings } = list
  return {
    heading: ENQUIRY_STATES[address.state], state: address.state, total: list.total.toLocaleString('en-GB'), isFiltered, clearHref: link(address, { sort: '', team: '', year: '' }),
    states: STATES.map((state) => ({ label: ENQUIRY_STATES[state], count: list.counts[state].toLocaleString('en-GB'), isCurrent: state === address.state, href: link(address, { state }) })),
    choices: [
      { name: 'sort', label: 'Sort', any: 'Every sort', chosen: address.sort, options: ENQUIRY_KINDS.map((code) => ({ code, label: ENQUIRY_KIND_LABELS[code] })) },
      { name: 'team', label: 'Team', any: 'Every team', chosen: address.team, options: wordsInUse(settings, 'teams', today).map(({ code, label }) => ({ code, label })) },
      { name: 'year', label: 'Year', any: 'Every year', chosen: address.year, options: yearsUntil(today) },
    ],
    rows: list.rows.map((row) => ({
      reference: row.reference, href: urls.enquiry(row.streamId), sort: ENQUIRY_KIND_LABELS[row.sort], receivedOn: tableDate(row.receivedOn),
      teams: row.teams.map((code) => wordFor(settings, 'teams', code)).join(', '), owner: row.ownerName ?? '',
      due: row.isOpen && row.dueOn !== null ? tableDate(row.dueOn) : '', standing: row.workingDaysLeft === null ? '' : leftOrLate(row.workingDaysLeft),
      standingClass: row.workingDaysLeft === null ? '' : row.workingDaysLeft < 0 ? 'heard-late' : row.workingDaysLeft === 0 ? 'heard-due-today' : '',
      done: row.isComplaint ? ENQUIRIES.became : row.settledOn === null ? '' : `${ENQUIRIES.settled}, ${tableDate(row.settledOn)}`,
    })),
    isNew: list.counts.all === 0 && !isFiltered, empty: ENQUIRIES.empty, pagination,
    pageLinks: Object.fromEntries(numbers.flatMap((page) => (page ? [[page, link(address, { page })]] : []))),
  }
}

/** Ten years from April to March, this one first. */
function yearsUntil(today: IsoDate) {
  const last = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
  return Array.from({ length: 10 }, (_, back) => ({ code: String(last - back), label: yearWords(last - back) }))
}

function link(address: Address, change: Partial<Address>): string {
  const { page, ...codes } = { ...address, page: 1, ...change }
  const wanted = new URLSearchParams(Object.entries(codes).filter(([name, value]) => value !== '' && !(name === 'state' && value === 'open')))
  if (page > 1) wanted.set('page', String(page))
  const search = wanted.toString()
  return search === '' ? urls.enquiries() : `${urls.enquiries()}?${search}`
}
