const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The first wait, and the longest. */
export const SHORTEST_WAIT_MS = MINUTE_MS
export const LONGEST_WAIT_MS = 4 * HOUR_MS
/**
 * After so long it has failed. Internet standard: RFC 5321 section 4.5.4.1 asks for 4 to 5 days between servers; ours hands over to the
 * authority's own server, and a notice that is owed by a date must not lie unseen for a week. Decision: 0101.
 */
export const PATIENCE_MS = 48 * HOUR_MS
/** A wait is up to a fifth longer, so that what failed together does not come back together. */
const JITTER = 0.2

/**
 * How long to wait before the next try, in milliseconds: as long again as it has been tried, but never less than a minute nor
 * more than four hours; and up to a fifth more, as `seed` decides (the same seed, the same wait). A clock that went back counts as no time.
 */
export function waitMs(triedForMs: number, seed: string): number {
  const plain = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, triedForMs))
  return Math.round(plain * (1 + JITTER * fractionOf(seed)))
}

/** A number from nought up to one that only `seed` decides: FNV-1a, 32 bits. */
function fractionOf(seed: string): number {
  let hash = 0x811c9dc5
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  // The last letters alone would move only the low bits: they are mixed once more.
  return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0) / 0x1_0000_0000
}
