import { DUE_GROUPS } from '../../../application/ports.ts'
import type { DatedRow, DatedWorkList } from '../../../application/work-list.ts'
import { wordFor, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { PROCEDURES } from '../../../domain/procedure/procedures.ts'
import { UNKNOWN, pausedWords } from '../../../words/complaint.ts'
import { leftOrLate, longDate, tableDate } from '../../../words/dates.ts'
import { OTHER_DATES } from '../../../words/entry-clocks.ts'
import { PRIORITY_LABELS } from '../../../words/fields.ts'
import { STAGE_LABELS, STATUS_LABELS } from '../../../words/labels.ts'
import { DUE_GROUP_LABELS, EMPTY_GROUPS, FILTER_WORDS, SORT_LABELS } from '../../../words/work-list.ts'
import { stageTitle } from '../../components/stage-title.ts'
import { paginate } from '../../components/pagination.ts'
import { wordChoices } from '../../components/word-choices/word-choices.ts'
import { urls } from '../../urls.ts'
import { filterLink, SORTS, type FilteredBy, type WorkListFilter } from './filter.ts'

export type WorkListPage = Readonly<{
  list: DatedWorkList
  filter: WorkListFilter
  settings: AuthoritySettings
  users: readonly Readonly<{ userId: string; name: string; isActive: boolean }>[]
  clocks: readonly Readonly<{ id: string; title: string }>[]
  today: IsoDate
}>

/** Everything that `page.njk` prints. */
export function workListPage(page: WorkListPage) {
  const { list, filter } = page
  const pagination = paginate(list.total, filter.page)
  const choices = filterChoices(page)
  const inForce = choices.flatMap(({ name, label, options }) => {
    const chosen = options.find(({ code }) => code === filter[name])
    return filter[name] === '' ? [] : [{ label, value: chosen?.label ?? earlierWord(page, name), removeHref: filterLink(filter, { [name]: '' }) }]
  })
  return {
    heading: DUE_GROUP_LABELS[filter.group], today: longDate(page.today), total: list.total,
    groups: DUE_GROUPS.map((group) => ({
      label: DUE_GROUP_LABELS[group], count: list.counts[group], isCurrent: group === filter.group, href: filterLink(filter, { group }),
    })),
    othersHeading: OTHER_DATES.heading,
    others: list.others && DUE_GROUPS.map((group) => ({ label: OTHER_DATES.counted[group], count: list.others?.[group] ?? 0, href: `${urls.otherDates()}?group=${group}` })),
    group: filter.group, sort: filter.sort, order: filter.descending ? 'descending' : '',
    choices, inForce, clearHref: filterLink({ ...filter, stage: '', team: '', owner: '', clock: '', priority: '', procedure: '' }, {}),
    columns: Object.fromEntries(SORTS.map((sort) => [sort, sortColumn(filter, sort)])),
    rows: list.rows.map((row) => rowOf(row, page)),
    isEmpty: list.rows.length === 0,
    empty: inForce.length > 0 ? null : EMPTY_GROUPS[filter.group],
    pagination, pageLinks: pageLinks(filter, list.total),
  }
}

function sortColumn(filter: WorkListFilter, sort: (typeof SORTS)[number]) {
  const isCurrent = filter.sort === sort
  return {
    label: SORT_LABELS[sort], ariaSort: isCurrent ? (filter.descending ? 'descending' : 'ascending') : 'none',
    href: filterLink(filter, { sort, descending: isCurrent && !filter.descending }),
  }
}

function pageLinks(filter: WorkListFilter, total: number): Readonly<Record<number, string>> {
  const pages = paginate(total, filter.page)
  const numbers = [pages?.previous, pages?.next, ...(pages?.items.map((item) => item?.page) ?? [])]
  return Object.fromEntries(numbers.flatMap((page) => (page ? [[page, filterLink(filter, { page })]] : [])))
}

type Choices = Readonly<{
  name: FilteredBy
  label: string
  any: string
  options: readonly Readonly<{ code: string; label: string }>[]
}>

function filterChoices({ settings, users, clocks, today }: WorkListPage): readonly Choices[] {
  const labelled = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([code, label]) => ({ code, label }))
  return [
    { name: 'stage', ...FILTER_WORDS.stage, options: labelled(STAGE_LABELS) },
    { name: 'team', ...FILTER_WORDS.team, options: wordChoices(settings, 'teams', today, today) },
    {
      name: 'owner', ...FILTER_WORDS.owner,
      options: [{ code: 'nobody', label: UNKNOWN.owner }, ...users.filter(({ isActive }) => isActive).map(({ userId, name }) => ({ code: userId, label: name }))],
    },
    { name: 'clock', ...FILTER_WORDS.clock, options: clocks.map(({ id, title }) => ({ code: id, label: title })) },
    { name: 'priority', ...FILTER_WORDS.priority, options: labelled(PRIORITY_LABELS) },
    { name: 'procedure', ...FILTER_WORDS.procedure, options: PROCEDURES.map(({ id, title }) => ({ code: id, label: title })) },
  ]
}

/** What a link of earlier days may ask for, and what is no longer offered: a team that has ended, somebody who has left. */
function earlierWord({ filter, settings, users }: WorkListPage, name: Choices['name']): string {
  if (name === 'owner') return users.find(({ userId }) => userId === filter.owner)?.name ?? UNKNOWN.owner
  return name === 'team' ? wordFor(settings, 'teams', filter.team) : filter[name]
}

/** Every code that this list can be asked for by, of earlier days too. */
export function knownCodes({ settings, users, clocks }: Pick<WorkListPage, 'settings' | 'users' | 'clocks'>): Readonly<Record<Choices['name'], ReadonlySet<string>>> {
  return {
    stage: new Set(Object.keys(STAGE_LABELS)), team: new Set(settings.words.teams.map(({ code }) => code)), owner: new Set(['nobody', ...users.map(({ userId }) => userId)]),
    clock: new Set(clocks.map(({ id }) => id)), priority: new Set(Object.keys(PRIORITY_LABELS)), procedure: new Set(PROCEDURES.map(({ id }) => id)),
  }
}

function rowOf(row: DatedRow, page: WorkListPage) {
  return {
    reference: row.reference, href: urls.complaint(row.complaintId), toComplete: row.toComplete, receivedOn: tableDate(row.receivedOn),
    who: row.complainantName ?? UNKNOWN.person,
    whoIs: row.complainantType === null ? '' : wordFor(page.settings, 'complainantTypes', row.complainantType),
    stage: stageTitle(row.procedure, row.stage), isSafeguardingOpen: row.isSafeguardingOpen, status: row.status === 'open' ? '' : labelOf(STATUS_LABELS, row.status),
    owner: row.ownerName ?? UNKNOWN.owner, teams: row.teams.map((team) => wordFor(page.settings, 'teams', team)).join(', '),
    priority: row.priority === 'normal' ? '' : PRIORITY_LABELS[row.priority], isUrgent: row.priority === 'urgent',
    priorityReason: row.priorityReason ?? '',
    ...dueCell(row, page), ...contactCell(row, page),
  }
}

function dueCell({ dueOn, clockId, provisional, pausedOn, workingDaysLeft: left }: DatedRow, { clocks, today }: WorkListPage) {
  const due = { dueOn: dueOn && tableDate(dueOn), what: clocks.find(({ id }) => id === clockId)?.title ?? '', isProvisional: provisional }
  if (pausedOn !== null) return { ...due, standing: pausedWords(pausedOn), standingClass: '' }
  if (dueOn === null || left === null) return { ...due, standing: '', standingClass: '' }
  // A due date is a working day, so a day that has gone by is late by one at least, on a Saturday too.
  const isLate = dueOn < today
  const standingClass = isLate ? 'heard-late' : left === 0 ? 'heard-due-today' : ''
  return { ...due, standing: leftOrLate(isLate ? Math.min(left, -1) : left), standingClass }
}

function contactCell({ nextContactOn }: DatedRow, { today }: WorkListPage) {
  return { nextContactOn: nextContactOn ? tableDate(nextContactOn) : '', isContactLate: nextContactOn !== null && nextContactOn < today }
}

function labelOf(labels: Readonly<Record<string, string>>, code: string): string {
  return labels[code] ?? code
}
