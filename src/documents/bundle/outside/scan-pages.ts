import { packed, unpacked } from '../../report/packed.ts'

/** How the pages of a paper from outside are kept: one as PNG, several as a zip of them. */
type KeptPages = Readonly<{ mediaType: 'image/png' | 'application/zip'; bytes: Uint8Array; pages: number }>

export function keptPages(pages: readonly Uint8Array[]): KeptPages {
  const [only] = pages
  if (only && pages.length === 1) return { mediaType: 'image/png', bytes: only, pages: 1 }
  const parts = pages.map((bytes, at) => ({ name: `page-${String(at + 1).padStart(4, '0')}.png`, bytes, isStored: true }))
  return { mediaType: 'application/zip', bytes: packed(parts, new Date('2000-01-01T00:00:00Z')), pages: pages.length }
}

/** The pages of such a paper in their order. */
export function pagesIn({ mediaType, bytes }: Readonly<{ mediaType: string; bytes: Uint8Array }>): readonly Uint8Array[] {
  return mediaType === 'application/zip' ? unpacked(bytes).map((part) => part.bytes) : [bytes]
}
