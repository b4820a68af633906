import { CASE_STATES, type DatedItem, type Desk, type DeskFilters, type DeskRow } from '../../../application/ombudsman.ts'
import { CATEGORY_SETS } from '../../../domain/register/ombudsman/category-sets.ts'
import { COMPLIANCES, type Counted, type DeskYear } from '../../../domain/register/ombudsman/desk-figures.ts'
import { leftOrLate, tableDate } from '../../../words/dates.ts'
import {
  CASE_STATE_LABELS, CATEGORY_LABELS, CATEGORY_SET_LABELS, COMPLIANCE_LABELS, DATE_KIND_LABELS, DESK, shareWords, whyDue, yearWords,
} from '../../../words/ombudsman.ts'
import { urls } from '../../urls.ts'
import { deskLink } from './desk-filters.ts'

/** Everything that the desk prints. */
export function deskPage(desk: Desk, filters: DeskFilters, mayRecord: boolean) {
  const isNarrowed = filters.year !== null || filters.category !== null || filters.streamIds !== null
  return {
    open: desk.open, mayRecord, isNarrowed, newHref: urls.ombudsmanNew(), allHref: deskLink({ state: 'all' }),
    narrowedBy: [filters.year === null ? '' : yearWords(filters.year), categoryWords(filters.category)].filter((part) => part !== '').join(', '),
    states: CASE_STATES.map((state) => ({ text: CASE_STATE_LABELS[state], href: deskLink({ state }), isCurrent: !isNarrowed && filters.state === state })),
    rows: desk.rows.map((row) => rowOf(row, desk)),
    ahead: desk.ahead.map(({ streamId, reference, item }) => ({ reference, href: urls.ombudsmanCase(streamId), ...dateCells(item) })),
    years: desk.figures.map(yearOfDesk),
  }
}

function categoryWords(category: string | null): string {
  return category === null ? '' : category === 'none' ? DESK.notRecorded : CATEGORY_LABELS[category] ?? category
}

function rowOf({ streamId, case: so, isOpen, next }: DeskRow, { texts, references }: Desk) {
  return {
    reference: so.reference, href: urls.ombudsmanCase(streamId), receivedOn: tableDate(so.receivedOn), isOpen,
    theirs: so.theirReference ? texts.get(so.theirReference.textId) ?? '' : '',
    complaints: so.complaints.map((id) => ({ href: urls.complaint(id), text: references.get(id) ?? '' })).filter(({ text }) => text !== ''),
    outcome: so.outcome === null ? DESK.notDecided : `${categoryWords(so.outcome.category ?? 'none')}, ${tableDate(so.outcome.on)}`,
    next: next && dateCells(next),
  }
}

/** A date as tables print it, with the working days left or late. */
export function dateCells(item: DatedItem) {
  const { kind, dueOn, workingDaysLeft: left } = item
  return {
    what: DATE_KIND_LABELS[kind], dueOn: dueOn === null ? DESK.noDate : tableDate(dueOn), why: whyDue(item),
    standing: left === null ? '' : leftOrLate(left), standingClass: left === null ? '' : left < 0 ? 'heard-late' : left === 0 ? 'heard-due-today' : '',
  }
}

function yearOfDesk({ year, sets, decided, investigated, upheld, remedies }: DeskYear) {
  const settled = [remedies.complied, remedies.late, remedies['not-complied'], remedies.overdue].reduce((sum, { count }) => sum + count, 0)
  return {
    title: yearWords(year), decided: cell(decided), upheldRate: shareWords(upheld.count, investigated.count), upheld: cell(upheld), investigated: cell(investigated),
    compliance: shareWords(remedies.complied.count + remedies.late.count, settled),
    remedies: COMPLIANCES.map((code) => ({ label: COMPLIANCE_LABELS[code], ...cell(remedies[code]) })),
    sets: sets.map(({ setId, categories }) => ({
      title: CATEGORY_SET_LABELS[setId] ?? setId, source: CATEGORY_SETS.find(({ id }) => id === setId)?.source ?? '',
      isConfirmed: CATEGORY_SETS.some(({ id, confirmed, daysConfirmed }) => id === setId && confirmed && daysConfirmed),
      rows: categories.map(({ category, counted }) => ({
        label: categoryWords(category ?? 'none'), count: counted.count, href: counted.count === 0 ? null : deskLink({ state: 'all', year, category: category ?? 'none' }),
      })),
    })),
  }
}

function cell({ count, streamIds }: Counted) {
  return { count, href: count === 0 ? null : deskLink({ state: 'all', streamIds }) }
}
