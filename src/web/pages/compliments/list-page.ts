import type { ComplimentRow } from '../../../application/compliment-rows.ts'
import { complimentList, type ComplimentList } from '../../../application/compliments.ts'
import { may } from '../../../application/permissions.ts'
import { wordFor, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import { GIVERS } from '../../../domain/register/compliment/events.ts'
import { reportingYearOf, yearsUpTo } from '../../../domain/reporting/reporting-year.ts'
import { COMPLIMENTS, COMPLIMENT_FROM_LABELS, CONSENT_LABELS, GIVER_SORT_LABELS, NOT_QUOTABLE_LABELS } from '../../../words/compliments.ts'
import { tableDate } from '../../../words/dates.ts'
import { paginate } from '../../components/pagination.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import type { Choice } from '../../components/word-choices/word-choices.ts'
import { listLink, queryOf, readListFilter, withoutFilter, type ListFilter } from './list-filter.ts'

const MOST_YEARS = 20
/** Enough of the words to know which compliment it is. */
const EXCERPT = 160

export async function showList({ deps, actor, query }: Visit): Promise<Answer> {
  const filter = readListFilter(query)
  const list = await complimentList(deps.services, actor, (settings) => queryOf(filter, settings))
  if (list.kind === 'not-found') return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/compliments/list.njk', title: COMPLIMENTS.title, model: { ...listPage(list, filter), mayRecord: may(actor, 'record-entry') },
  }
}

/** Everything that `list.njk` prints. */
function listPage(list: ComplimentList, filter: ListFilter) {
  const choices = filterChoices(list)
  const pagination = paginate(list.total, filter.page)
  const numbers = [pagination?.previous, pagination?.next, ...(pagination?.items.map((item) => item?.page) ?? [])]
  return {
    total: list.total, notPassedOn: list.notPassedOn, notPassedOnHref: listLink(filter, { passedOn: 'no' }), choices, chosen: filter, clearHref: withoutFilter(),
    inForce: choices.flatMap(({ name, label, options }) => {
      const is = filter[name]
      return is === '' ? [] : [{ label, value: options.find(({ code }) => code === is)?.label ?? is, removeHref: listLink(filter, { [name]: '' }) }]
    }),
    rows: list.rows.map((row) => rowOf(row, list)),
    pagination, pageLinks: Object.fromEntries(numbers.flatMap((page) => (page ? [[page, listLink(filter, { page })]] : []))),
  }
}

type FilterChoice = Readonly<{ name: Exclude<keyof ListFilter, 'page'>; label: string; options: readonly Choice[] }>

function filterChoices({ settings, today, firstReceivedOn }: ComplimentList): readonly FilterChoice[] {
  const words = (list: 'divisions' | 'teams') => settings.words[list].map(({ code, label }) => ({ code, label }))
  const years = yearsUpTo(reportingYearOf(today, settings.reportingYearStartsInMonth), MOST_YEARS).filter(({ to }) => firstReceivedOn !== null && to >= firstReceivedOn)
  const yesNo = [{ code: 'yes', label: COMPLIMENTS.yes }, { code: 'no', label: COMPLIMENTS.no }]
  return [
    { name: 'division', label: 'Division', options: words('divisions') },
    { name: 'team', label: 'Team', options: words('teams') },
    { name: 'from', label: 'From', options: GIVERS.map((code) => ({ code, label: COMPLIMENT_FROM_LABELS[code] })) },
    { name: 'year', label: 'Year', options: years.toReversed().map(({ label }) => ({ code: label, label })) },
    { name: 'passedOn', label: 'Passed on', options: yesNo },
    { name: 'quotable', label: COMPLIMENTS.mayBeQuoted, options: yesNo },
  ]
}

function rowOf(row: ComplimentRow, { settings, people, texts }: ComplimentList) {
  const words = row.saidId === null ? '' : texts.get(row.saidId) ?? ''
  return {
    href: urls.compliment(row.streamId), reference: row.reference, receivedOn: tableDate(row.receivedOn), from: fromWords(row),
    about: aboutWords(row, settings), worker: row.workerId === null ? '' : personName(people.get(row.workerId)),
    words: words.length > EXCERPT ? `${words.slice(0, EXCERPT).toWellFormed()}…` : words,
    passedOn: row.passedOn === null ? COMPLIMENTS.notYet : tableDate(row.passedOn), isOpen: row.passedOn === null && !row.isImported,
    quotable: row.consent !== 'given' ? `${COMPLIMENTS.no}: ${CONSENT_LABELS[row.consent].toLowerCase()}`
      : row.quotationId === null ? `${COMPLIMENTS.no}: ${NOT_QUOTABLE_LABELS['quotation-not-checked'].toLowerCase()}` : COMPLIMENTS.yes,
  }
}

/** "Judge", or "A client" where nobody said of what sort. */
export function fromWords({ giver, sort }: Pick<ComplimentRow, 'giver' | 'sort'>): string {
  return sort === null ? COMPLIMENT_FROM_LABELS[giver] : GIVER_SORT_LABELS[sort]
}

/** Its teams and divisions in the authority's words. */
export function aboutWords({ teams, divisions }: Pick<ComplimentRow, 'teams' | 'divisions'>, settings: AuthoritySettings): string {
  return [...teams.map((code) => wordFor(settings, 'teams', code)), ...divisions.map((code) => wordFor(settings, 'divisions', code))].join(', ')
}
