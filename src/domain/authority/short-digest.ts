/**
 * Fourteen hexadecimal digits that tell one text from another: cyrb53, 53 bits. Against accidents only, never against
 * somebody who wants two texts to look alike.
 */
export function shortDigest(parts: Iterable<string>): string {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const unit = part.charCodeAt(at)
      one = Math.imul(one ^ unit, 2_654_435_761)
      other = Math.imul(other ^ unit, 1_597_334_677)
    }
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909)
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & other) + (one >>> 0)).toString(16).padStart(14, '0')
}
