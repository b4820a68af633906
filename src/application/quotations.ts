import type { Compliment } from '../domain/register/compliment/compliment.ts'
import { whyNotQuotable } from '../domain/register/compliment/compliment.ts'
import type { Finding, Known, KnownPerson } from '../domain/register/compliment/identification/finding.ts'
import { identify } from '../domain/register/compliment/identification/identify.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { Person } from './ports.ts'
import { recordEntry, type EntryResult } from './record-entry.ts'
import type { Actor, Services } from './ports.ts'

/** The people whom a compliment names and the authority's own words: what a reader of a quotation may know too. */
export function knownFor({ worker }: Pick<Compliment, 'worker'>, people: Iterable<Person>, settings: AuthoritySettings): Known {
  return {
    people: [...people].map((person): KnownPerson => ({
      as: person.personId === worker ? 'worker' : 'other', names: [person.givenName, person.familyName, person.knownAs].filter((name) => name !== undefined),
    })),
    places: [settings.name, ...settings.words.teams.map(({ label }) => label), ...settings.words.divisions.map(({ label }) => label)],
  }
}

/** Something that was found and stays, with why. */
export type Left = Readonly<{ words: string; reason: string }>

export type QuotationRequest = Readonly<{
  streamId: string
  expectedSeq: number
  commandId: string
  quotation: string
  known: Known
  left: readonly Left[]
  acceptedWarnings?: readonly string[]
}>

/** What is still found in a quotation and was neither edited nor left with a reason. */
function stillFound(quotation: string, known: Known, left: readonly Left[]): readonly Finding[] {
  const accounted = new Set(left.filter(({ reason }) => reason.trim() !== '').map(({ words }) => words))
  return identify(quotation, known).filter(({ start, end }) => !accounted.has(quotation.slice(start, end)))
}

/**
 * Keeps a quotation as checked. It is checked here and not where it was typed: what is still found in it has to be left
 * with a reason, or nothing is kept. Decision: 0049.
 */
export async function keepQuotation(
  services: Services, actor: Actor, { streamId, expectedSeq, commandId, quotation, known, left, acceptedWarnings = [] }: QuotationRequest,
): Promise<EntryResult | Readonly<{ kind: 'found'; findings: readonly Finding[] }>> {
  const findings = stillFound(quotation, known, left)
  if (findings.length > 0) return { kind: 'found', findings }
  const stays = left.filter(({ words }) => quotation.includes(words))
  return recordEntry(services, actor, {
    entryId: streamId, expectedSeq, commandId, acceptedWarnings,
    command: {
      type: 'check-quotation', on: services.clock.today(), quotation: { words: quotation },
      ...(stays.length > 0 && { left: stays.map(({ words }) => ({ words })), reasons: stays.map(({ reason }) => ({ words: reason })) }),
    },
  })
}

/**
 * Why words may not go before readers today: no consent that stands, not checked, or found in the quotation with the names that
 * are known by now and not when it was checked. Null where they may.
 */
export function whyNotPublished(
  compliment: Compliment, known: Known, texts: ReadonlyMap<string, string>,
): 'no-consent-to-quote' | 'quotation-not-checked' | null {
  const why = whyNotQuotable(compliment)
  if (why !== null || compliment.quotation === null) return why ?? 'quotation-not-checked'
  const { text, left, reasons } = compliment.quotation
  const words = (textId: string) => texts.get(textId) ?? ''
  const stays = left.map((one, at): Left => ({ words: words(one.textId), reason: words(reasons[at]?.textId ?? '') }))
  const quotation = words(text.textId)
  return quotation === '' || stillFound(quotation, known, stays).length > 0 ? 'quotation-not-checked' : null
}
