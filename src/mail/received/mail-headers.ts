/** The headers of a message as they came, unfolded. Names are asked for in small letters. */
export type MailHeaders = Readonly<{
  first(name: string): string | null
  all(name: string): readonly string[]
  /** Message-IDs, without their brackets. */
  ids(name: string): readonly string[]
  /** E-mail addresses, without names. */
  addresses(name: string): readonly string[]
}>

/** Nobody has more in earnest; a chain of answers names as many messages. */
const MOST_IDS = 200
const MOST_ADDRESSES = 500
const LONGEST_ID = 998

/** `lines`: each header line whole, as it came, folding included. */
export function mailHeaders(lines: readonly Readonly<{ key: string; line: string }>[]): MailHeaders {
  const values = new Map<string, string[]>()
  for (const { key, line } of lines) values.set(key, [...(values.get(key) ?? []), line.slice(line.indexOf(':') + 1).replaceAll(/\r?\n(?=[ \t])/gu, '').trim()])
  const all = (name: string): readonly string[] => values.get(name) ?? []
  return {
    all, first: (name) => all(name)[0] ?? null,
    ids: (name) => found(all(name), /<([^<>\s]{3,998})>/gu, MOST_IDS).filter((id) => id.includes('@') && id.length <= LONGEST_ID),
    addresses: (name) => found(all(name).map(withoutNames), /([^\s<>,;:"()@]{1,64}@[^\s<>,;:"()@]{1,255})/gu, MOST_ADDRESSES).map((address) => address.toLowerCase()),
  }
}

/** What somebody is called may look like an address: what stands in quotes or is encoded is no address. */
function withoutNames(value: string): string {
  return value.replaceAll(/"(?:[^"\\]|\\.)*"/gu, ' ').replaceAll(/=\?[^?\s]*\?[bq]\?[^?\s]*\?=/giu, ' ')
}

function found(values: readonly string[], pattern: RegExp, most: number): readonly string[] {
  const all: string[] = []
  for (const value of values) for (const [, one = ''] of value.matchAll(pattern)) {
    if (all.length === most) return all
    if (!all.includes(one)) all.push(one)
  }
  return all
}
