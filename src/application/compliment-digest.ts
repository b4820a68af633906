import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { foldCompliment } from '../domain/register/compliment/compliment.ts'
import { digestPeriod, type DigestPeriod, type Span } from '../domain/register/compliment/digest-period.ts'
import type { Giver } from '../domain/register/compliment/events.ts'
import { reportingYearOf, yearsUpTo } from '../domain/reporting/reporting-year.ts'
import type { ComplimentRow } from './compliment-rows.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { knownFor, whyNotPublished } from './quotations.ts'
import { registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import { textIdsIn } from './words-apart.ts'

/** A quotation that may go before readers. Who gave it is told no closer than that. */
export type DigestQuotation = Readonly<{ streamId: string; words: string; giver: Giver }>
/** Compliments about a division: in the period, in its reporting year up to its end, and in the year before. `code` null: about none. */
export type DigestDivision = Readonly<{ code: string | null; inPeriod: number; inYear: number; inYearBefore: number; quotations: readonly DigestQuotation[] }>

/** What a month, a quarter or a year brought, with nothing in it that may not go before readers. */
export type Digest = Readonly<{
  kind: 'digest'
  period: DigestPeriod
  yearLabels: readonly [year: string, before: string]
  settings: AuthoritySettings
  today: IsoDate
  /** Each counted once, however many divisions it is about. */
  total: Readonly<{ inPeriod: number; inYear: number; inYearBefore: number }>
  fromClients: number
  fromProfessionals: number
  passedOn: number
  /** In the authority's order; a compliment about several is in each, and its quotation in the first. */
  divisions: readonly DigestDivision[]
  /** With words that are not in it: no consent, not checked, or found in it since by a name that is known now. */
  leftOut: number
  toDo: Readonly<{ notPassedOn: number; consentNotAsked: number; notChecked: number }>
}>

/** The digest of the period of this length in which a day lies. */
export async function complimentDigest(services: Services, actor: Actor, span: Span, day: IsoDate): Promise<Digest | NotFound> {
  if (!may(actor, 'view-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const period = digestPeriod(span, day, settings.reportingYearStartsInMonth)
    const [before, year] = yearsUpTo(reportingYearOf(period.to, settings.reportingYearStartsInMonth), 2)
    if (!before || !year) throw new Error('a digest has a year and the one before')
    const { rows } = await reads.compliments({ from: before.from, to: period.to })
    const inPeriod = rows.filter(({ receivedOn }) => receivedOn >= period.from)
    const quotations = await quotationsOf(reads, settings, inPeriod)
    const counts = (some: readonly ComplimentRow[]) => ({
      inPeriod: some.filter(({ receivedOn }) => receivedOn >= period.from).length, inYear: some.filter(({ receivedOn }) => receivedOn >= year.from).length,
      inYearBefore: some.filter(({ receivedOn }) => receivedOn <= before.to).length,
    })
    return {
      kind: 'digest', period, settings, today: services.clock.today(), yearLabels: [year.label, before.label], total: counts(rows),
      fromClients: inPeriod.filter(({ giver }) => giver === 'client').length, fromProfessionals: inPeriod.filter(({ giver }) => giver === 'professional').length,
      passedOn: inPeriod.filter((row) => row.passedOn !== null).length, divisions: divisionsOf(rows, settings, inPeriod, quotations, counts),
      leftOut: inPeriod.filter(({ saidId, streamId }) => saidId !== null && !quotations.has(streamId)).length, toDo: toDoOf(inPeriod),
    }
  })
}

function toDoOf(rows: readonly ComplimentRow[]): Digest['toDo'] {
  const ours = rows.filter(({ isImported }) => !isImported)
  return {
    notPassedOn: ours.filter(({ passedOn }) => passedOn === null).length,
    consentNotAsked: ours.filter(({ saidId, consent }) => saidId !== null && consent === 'not-asked').length,
    notChecked: ours.filter(({ consent, quotationId }) => consent === 'given' && quotationId === null).length,
  }
}

type Counts = (some: readonly ComplimentRow[]) => Digest['total']

function divisionsOf(
  rows: readonly ComplimentRow[], settings: AuthoritySettings, inPeriod: readonly ComplimentRow[], quotations: ReadonlyMap<string, DigestQuotation>, counts: Counts,
): readonly DigestDivision[] {
  const used = new Set(rows.flatMap(({ divisions }) => divisions))
  const codes = [...new Set([...settings.words.divisions.map(({ code }) => code).filter((code) => used.has(code)), ...used])]
  const under = (row: ComplimentRow) => codes.find((code) => row.divisions.includes(code)) ?? null
  const quoted = (code: string | null) => inPeriod.filter((row) => under(row) === code).flatMap(({ streamId }) => quotations.get(streamId) ?? [])
  const none = rows.filter(({ divisions }) => divisions.length === 0)
  return [
    ...codes.map((code) => ({ code, ...counts(rows.filter(({ divisions }) => divisions.includes(code))), quotations: quoted(code) })),
    ...(none.length > 0 ? [{ code: null, ...counts(none), quotations: quoted(null) }] : []),
  ]
}

/** The quotations that may go before readers today, by the compliment. Each is checked again. */
export async function quotationsOf(reads: Reads, settings: AuthoritySettings, rows: readonly ComplimentRow[]): Promise<ReadonlyMap<string, DigestQuotation>> {
  const quotations = new Map<string, DigestQuotation>()
  for (const { streamId, giver } of rows.filter(({ consent, quotationId }) => consent === 'given' && quotationId !== null)) {
    const compliment = foldCompliment(registerEvents(await reads.stream(streamId)) ?? [])
    if (!compliment?.quotation) continue
    const texts = await reads.texts(textIdsIn(compliment.quotation))
    const people = await reads.people([compliment.worker, compliment.givenBy].filter((id): id is PersonId => id !== null))
    const words = texts.get(compliment.quotation.text.textId)
    if (words !== undefined && whyNotPublished(compliment, knownFor(compliment, people, settings), texts) === null) quotations.set(streamId, { streamId, words, giver })
  }
  return quotations
}
