import type { Digest } from '../application/compliment-digest.ts'
import { wordFor } from '../domain/authority/settings.ts'
import type { DigestPeriod, Span } from '../domain/register/compliment/digest-period.ts'
import type { Giver } from '../domain/register/compliment/events.ts'
import { MONTHS, shortDate } from './dates.ts'

export const SPAN_LABELS: Readonly<Record<Span, string>> = { month: 'A month', quarter: 'A quarter', year: 'A year' }
const GIVER_WORDS: Readonly<Record<Giver, string>> = { client: 'Client', professional: 'Professional' }

/** "November 2026", "1 October 2026 to 31 December 2026". */
export function periodWords({ span, from, to }: DigestPeriod): string {
  return span === 'month' ? `${MONTHS[Number(from.slice(5, 7)) - 1] ?? ''} ${from.slice(0, 4)}` : `${shortDate(from)} to ${shortDate(to)}`
}

function compliments(count: number): string {
  return count === 1 ? '1 compliment' : `${count} compliments`
}

/** Everything that a digest says, in words, for the page and for each of its files. */
export function wordedDigest({ settings, period, today, total, fromClients, fromProfessionals, passedOn, divisions, leftOut, toDo, yearLabels: [year, before] }: Digest) {
  const called = (code: string | null) => (code === null ? 'No division recorded' : wordFor(settings, 'divisions', code))
  const quoted = divisions.filter(({ quotations }) => quotations.length > 0)
  const words = (count: number, one: string, many: string) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`])
  return {
    title: 'Digest of compliments', authority: settings.name, isDemonstration: settings.isDemonstration, period: periodWords(period),
    soFar: today <= period.to ? `As far as recorded on ${shortDate(today)}: the period is not over.` : '',
    received: `${compliments(total.inPeriod)}: ${fromClients} from clients and ${fromProfessionals} from professionals.`,
    passed: total.inPeriod === 0 ? '' : `${passedOn} of ${total.inPeriod} passed on to whom the thanks are for.`,
    columns: [periodWords(period), `${year}, to ${shortDate(period.to)}`, before],
    rows: [
      ...divisions.map(({ code, inPeriod, inYear, inYearBefore }) => ({ label: called(code), counts: [inPeriod, inYear, inYearBefore], isTotal: false })),
      { label: 'All compliments', counts: [total.inPeriod, total.inYear, total.inYearBefore], isTotal: true },
    ],
    rowsNote: 'A compliment about several divisions is counted in each of them and once in the total.',
    groups: quoted.map(({ code, quotations }) => ({ title: called(code), quotations: quotations.map((one) => ({ words: one.words, from: GIVER_WORDS[one.giver] })) })),
    noQuotations: 'None of its compliments may be quoted.',
    leftOut: leftOut === 0 ? '' : `${compliments(leftOut)} with words ${leftOut === 1 ? 'is' : 'are'} counted and not quoted: without consent that stands, or not checked for what could identify somebody.`,
    about: 'Each quotation has consent, was edited, and was checked for what could identify somebody. The check finds much and not everything: read them before you send this.',
    toDo: [
      ...words(toDo.notPassedOn, 'compliment not passed on yet', 'compliments not passed on yet'),
      ...words(toDo.consentNotAsked, 'where nobody was asked for consent to quote', 'where nobody was asked for consent to quote'),
      ...words(toDo.notChecked, 'with consent, and a quotation that is not checked yet', 'with consent, and a quotation that is not checked yet'),
    ],
    nothingToDo: 'Nothing.', fileName: `compliments-${period.span}-${period.from}`,
  }
}

export type WordedDigest = ReturnType<typeof wordedDigest>
