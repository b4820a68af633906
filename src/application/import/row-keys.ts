/**
 * The keys of the rows of one file and where each stood first, in some 30 bytes a row, so that a file of any length
 * can be checked for keys that come twice. Two keys are taken for the same when 53 bits of their hashes agree: among a
 * million rows that would be said wrongly once in twenty thousand files.
 */
export function rowKeys(capacity = 1 << 12) {
  let hashes = new Float64Array(capacity)
  let numbers = new Uint32Array(capacity)
  let held = 0

  function slotOf(hash: number): number {
    let slot = hash % hashes.length
    while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) % hashes.length
    return slot
  }

  function grow(): void {
    const [oldHashes, oldNumbers] = [hashes, numbers]
    hashes = new Float64Array(oldHashes.length * 2)
    numbers = new Uint32Array(oldHashes.length * 2)
    for (const [at, hash] of oldHashes.entries()) {
      if (hash === 0) continue
      const slot = slotOf(hash)
      hashes[slot] = hash
      numbers[slot] = oldNumbers[at] ?? 0
    }
  }

  return {
    /** Notes the key of a row; the number of the earlier row that has it, or null where it is new. */
    firstRowOf(key: string, row: number): number | null {
      if (held * 2 >= hashes.length) grow()
      const hash = hashOf(key)
      const slot = slotOf(hash)
      if (hashes[slot] === hash) return numbers[slot] ?? 0
      hashes[slot] = hash
      numbers[slot] = row
      held += 1
      return null
    },
  }
}

/** 53 bits of two independent multiplicative hashes; never 0, which marks an empty slot. */
function hashOf(key: string): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9]
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
    low ^= low >>> 13
  }
  return ((high ^ (high >>> 16)) >>> 11) * 0x1_0000_0000 + (low >>> 0) + 1
}
