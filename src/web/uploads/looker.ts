import { NEEDLES, type Looked, type Needle } from './what-file.ts'

const HEAD_BYTES = 256 * 1024
const TAIL_BYTES = 1024 * 1024
const LONGEST_NEEDLE = Math.max(...Object.values(NEEDLES).map((needle) => needle.length))

/** Looks at a file as it streams by, in a memory that does not grow with it. */
export function makeLooker(): Readonly<{ take(chunk: Buffer): void; looked(name: string): Looked }> {
  const head: Buffer[] = []
  let headLength = 0
  let tail: Buffer[] = []
  let tailLength = 0
  let before = Buffer.alloc(0)
  const found = new Set<Needle>()
  return {
    take: (chunk) => {
      if (headLength < HEAD_BYTES) head.push(chunk)
      headLength += chunk.length
      tail.push(chunk)
      tailLength += chunk.length
      while (tailLength - (tail[0]?.length ?? 0) >= TAIL_BYTES) tailLength -= tail.shift()?.length ?? 0
      // A needle may stand across two chunks.
      const seam = Buffer.concat([before, chunk.subarray(0, LONGEST_NEEDLE)])
      for (const [name, needle] of entries) if (!found.has(name) && (seam.includes(needle) || chunk.includes(needle))) found.add(name)
      before = Buffer.from(chunk.length >= LONGEST_NEEDLE ? chunk.subarray(-LONGEST_NEEDLE) : Buffer.concat([before, chunk]).subarray(-LONGEST_NEEDLE))
    },
    looked: (name) => ({ head: Buffer.concat(head), tail: Buffer.concat(tail), found, name }),
  }
}

const entries = Object.entries(NEEDLES) as readonly (readonly [Needle, Buffer])[]
