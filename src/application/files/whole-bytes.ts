/**
 * All bytes of a file at once, in the one piece of memory that they need, which is theirs alone: a worker can take it over as it is.
 * They are put there as they come, so that nothing else waits for it. Throws where there are more than `size`.
 */
export async function wholeBytes(bytes: AsyncIterable<Uint8Array>, size: number): Promise<Buffer<ArrayBuffer>> {
  const whole = Buffer.from(new ArrayBuffer(size))
  let at = 0
  for await (const some of bytes) {
    whole.set(some, at)
    at += some.length
  }
  return at === size ? whole : Buffer.from(whole.buffer, 0, at)
}
