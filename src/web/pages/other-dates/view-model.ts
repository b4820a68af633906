import type { OtherDates } from '../../../application/other-dates.ts'
import { DUE_GROUPS } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { ENTRY_CLOCK_IDS } from '../../../domain/register/entry-clocks.ts'
import { leftOrLate, longDate, tableDate } from '../../../words/dates.ts'
import { DIARY_WORDS } from '../../../words/diary.ts'
import { ENTRY_CLOCK_TITLES, entryDateOf, OTHER_DATES } from '../../../words/entry-clocks.ts'
import { ENTRY_KIND_LABELS } from '../../../words/register.ts'
import { DUE_GROUP_LABELS } from '../../../words/work-list.ts'
import { entryDateLink } from '../../components/entry-dates/entry-date-link.ts'
import { paginate } from '../../components/pagination.ts'
import { urls } from '../../urls.ts'
import type { OtherDatesAddress } from './route.ts'

/** Everything that `page.njk` prints. */
export function otherDatesPage(list: OtherDates, address: OtherDatesAddress, today: IsoDate) {
  const pagination = paginate(list.total, address.page)
  const numbers = [pagination?.previous, pagination?.next, ...(pagination?.items.map((item) => item?.page) ?? [])]
  const isFiltered = address.owner !== '' || address.clock !== ''
  return {
    heading: DUE_GROUP_LABELS[address.group], total: list.total, today: longDate(today), group: address.group,
    groups: DUE_GROUPS.map((group) => ({ label: DUE_GROUP_LABELS[group], count: list.counts[group], isCurrent: group === address.group, href: link(address, { group }) })),
    choices: [
      { name: 'clock', ...OTHER_DATES.filters.clock, chosen: address.clock, options: ENTRY_CLOCK_IDS.map((code) => ({ code, label: ENTRY_CLOCK_TITLES[code] })) },
      {
        name: 'owner', ...OTHER_DATES.filters.owner, chosen: address.owner,
        options: [{ code: 'nobody', label: DIARY_WORDS.nobody }, ...list.people.map(({ userId, name }) => ({ code: userId, label: name }))],
      },
    ],
    isFiltered, clearHref: link(address, { owner: '', clock: '' }),
    rows: list.dates.map((date) => ({
      reference: entryDateOf(date), href: entryDateLink(date), kind: ENTRY_KIND_LABELS[date.entryKind], what: ENTRY_CLOCK_TITLES[date.clockId], on: tableDate(date.dueOn),
      standing: leftOrLate(date.workingDaysLeft), standingClass: date.workingDaysLeft < 0 ? 'heard-late' : date.workingDaysLeft === 0 ? 'heard-due-today' : '',
      owner: date.ownerName ?? DIARY_WORDS.nobody,
    })),
    empty: OTHER_DATES.empty[address.group], pagination,
    pageLinks: Object.fromEntries(numbers.flatMap((page) => (page ? [[page, link(address, { page })]] : []))),
  }
}

function link(address: OtherDatesAddress, change: Partial<OtherDatesAddress>): string {
  const { page, ...codes } = { ...address, page: 1, ...change }
  const wanted = new URLSearchParams(Object.entries(codes).filter(([name, value]) => value !== '' && !(name === 'group' && value === 'open')))
  if (page > 1) wanted.set('page', String(page))
  const search = wanted.toString()
  return search === '' ? urls.otherDates() : `${urls.otherDates()}?${search}`
}
