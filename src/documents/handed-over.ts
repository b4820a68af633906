/**
 * What a worker takes over instead of copying it, for `transferList`: bytes that have their memory for themselves. Whoever hands
 * them over has them no longer.
 */
export function handedOver({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0 ? [buffer] : []
}
