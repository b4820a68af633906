import type { Actor } from '../../../application/ports.ts'
import type { KeptFile } from '../../../application/files/ports.ts'
import { onePicture, type OnePicture, type PageBox } from '../../../documents/pages/page-pictures.ts'
import type { WebDeps } from '../../deps.ts'
import { wholeBytesOf } from '../../kept-file.ts'

/** Larger files are saved to be looked at. */
const MOST_SHOWN_BYTES = 120 * 1024 * 1024
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg'])
/** A picture that was drawn to say how many pages there are is kept until its page asks for it. */
const KEPT_MS = 60_000
const MOST_KEPT = 16

/** Whether pages of a file are shown: of what is a PDF or a picture, is not locked, and is not too large. */
export function isShown({ mediaType, marks, size }: Pick<KeptFile, 'mediaType' | 'marks' | 'size'>): boolean {
  return SHOWN.has(mediaType) && !marks.includes('locked') && !marks.includes('macros') && size <= MOST_SHOWN_BYTES
}

type Wanted = Readonly<{ page: number; isMarked: boolean; boxes: readonly PageBox[] }>

const ahead = new Map<string, Extract<OnePicture, { kind: 'picture' }>>()

/** A page of a file, drawn now; `take` gives it once more to the page that shows it. */
export async function drawnPage(deps: Pick<WebDeps, 'fileStore'>, actor: Pick<Actor, 'authorityId'>, kept: KeptFile, wanted: Wanted, isAhead: boolean): Promise<OnePicture> {
  const key = JSON.stringify([actor.authorityId, kept.fileId, wanted])
  const drawn = ahead.get(key)
  ahead.delete(key)
  if (drawn) return drawn
  const picture = await onePicture(await wholeBytesOf(deps, actor, kept), wanted)
  if (isAhead && picture.kind === 'picture' && ahead.size < MOST_KEPT) {
    ahead.set(key, picture)
    setTimeout(() => ahead.delete(key), KEPT_MS).unref()
  }
  return picture
}

/** The number of a page in an address; 1 where there is none. */
export function pageIn(text: string | undefined): number {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Math.max(1, Number(text)) : 1
}
