/** What stands where something was taken out: always as long, so that nothing tells how long that was. */
export const BAR = '█████'

/** Why something is not given. Law: DPA 2018 Schs 2 to 4, UK GDPR arts 4(1) and 15(4); from general knowledge, not confirmed. */
export const EXEMPTIONS = {
  'third-party': { law: 'DPA 2018 Sch. 2 para. 16; UK GDPR art. 15(4)', confirmed: false },
  'not-about-them': { law: 'UK GDPR art. 4(1)', confirmed: false },
  'legal-privilege': { law: 'DPA 2018 Sch. 2 para. 19', confirmed: false },
  'serious-harm': { law: 'DPA 2018 Sch. 3', confirmed: false },
  'child-abuse-data': { law: 'DPA 2018 Sch. 3 para. 21', confirmed: false },
  crime: { law: 'DPA 2018 Sch. 2 para. 2', confirmed: false },
  'court-papers': { law: 'DPA 2018 Schs 2 and 3 (reports to courts); Children Act 1989 s. 97', confirmed: false },
  regulator: { law: 'DPA 2018 Sch. 2 paras 7 to 10', confirmed: false },
  other: { law: 'DPA 2018 Schs 2 to 4', confirmed: false },
} as const
export type Exemption = keyof typeof EXEMPTIONS
export const EXEMPTION_CODES = Object.keys(EXEMPTIONS) as readonly Exemption[]

/** A stretch of a text, from its first character to before its last, in UTF-16. */
type Stretch = Readonly<{ from: number; to: number }>
/** A text in order: what is left of it, and null where something was taken out. */
export type RedactedText = readonly (string | null)[]

/**
 * The text without the passages, wherever they stand, in whatever case and however their words are parted. Where passages
 * meet or overlap it is one gap. Characters are compared as NFC.
 */
export function withoutPassages(text: string, passages: readonly string[]): RedactedText {
  const composed = text.normalize('NFC')
  const parts: (string | null)[] = []
  let at = 0
  for (const { from, to } of joined(passages.flatMap((passage) => stretchesOf(composed, passage)))) {
    if (from > at) parts.push(composed.slice(at, from))
    parts.push(null)
    at = to
  }
  if (at < composed.length) parts.push(composed.slice(at))
  return parts
}

/** Whether the passage stands in the text. */
export function standsIn(text: string, passage: string): boolean {
  return stretchesOf(text.normalize('NFC'), passage).length > 0
}

/** The text with a bar for each gap. */
export function withBars(parts: RedactedText): string {
  return parts.map((part) => part ?? BAR).join('')
}

/** How many gaps there are. */
export function gapsIn(parts: RedactedText): number {
  return parts.filter((part) => part === null).length
}

function stretchesOf(text: string, passage: string): readonly Stretch[] {
  const words = passage.normalize('NFC').trim().split(/\s+/u).filter((word) => word !== '')
  if (words.length === 0) return []
  const pattern = new RegExp(words.map((word) => RegExp.escape(word)).join('\\s+'), 'giu')
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.toSorted((a, b) => a.from - b.from).reduce<readonly Stretch[]>((so, next) => {
    const last = so.at(-1)
    return last && next.from <= last.to ? [...so.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }] : [...so, next]
  }, [])
}

/** Somebody else whose data may stand in a text. */
export type Other = Readonly<{ personId: string; givenName?: string; familyName?: string; contact?: Readonly<{ email?: string; telephone?: string; address?: string }> }>
export type Proposal = Readonly<{ personId: string; passage: string }>

/** Shorter names are as often other words. */
const SHORTEST_NAME = 3

/** What of somebody's contact details would be looked for in a text: each line and each part of an address by itself. */
export function passagesOf({ email, telephone, address = '' }: NonNullable<Other['contact']>): readonly string[] {
  return [email, telephone, ...address.split(/[\n,]/u)].map((part) => part?.trim() ?? '').filter((part) => part.length > SHORTEST_NAME)
}

/** What of other people's names and contact details stands in a text: proposed, and taken out by nobody but who decides. */
export function proposedIn(text: string, others: readonly Other[]): readonly Proposal[] {
  const found = others.flatMap(({ personId, givenName = '', familyName = '', contact = {} }) => {
    const whole = `${givenName} ${familyName}`.trim()
    const names = [whole, familyName, givenName].filter((name) => name.length >= SHORTEST_NAME && isNamed(text, name))
    const reached = passagesOf(contact).filter((part) => standsIn(text, part))
    return [...names, ...reached].map((passage) => ({ personId, passage }))
  })
  return [...new Map(found.map((one) => [one.passage.toLowerCase(), one])).values()]
}

/** Whether a name stands in the text as a word of its own. */
export function isNamed(text: string, name: string): boolean {
  const words = name.normalize('NFC').split(/\s+/u).map((word) => RegExp.escape(word)).join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu').test(text.normalize('NFC'))
}
