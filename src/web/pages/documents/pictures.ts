import type { Actor } from '../../../application/ports.ts'
import type { KeptFile } from '../../../application/files/ports.ts'
import { onePicture, type OnePicture, type PageBox } from '../../../documents/pages/page-pictures.ts'
import { LOOK_PAGE, MARK_WORDS, NOT_SHOWN } from '../../../words/documents-page.ts'
import type { WebDeps } from '../../deps.ts'
import { wholeBytesOf } from '../../kept-file.ts'
import type { Answer } from '../../route.ts'

/** Larger files are saved to be looked at. */
const MOST_SHOWN_BYTES = 120 * 1024 * 1024
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif'])
/** A picture that was drawn to say how many pages there are is kept until its page asks for it. */
const KEPT_MS = 60_000
const MOST_KEPT = 16

/** Whether pages of a file are shown: of what is a PDF or a picture, is not locked, and is not too large. */
export function isShown({ mediaType, marks, size }: Pick<KeptFile, 'mediaType' | 'marks' | 'size'>): boolean {
  return SHOWN.has(mediaType) && !marks.includes('locked') && !marks.includes('macros') && size <= MOST_SHOWN_BYTES
}

/** What to do with a file of which no page is shown. */
function whyNotShown({ mediaType, marks, size, words }: KeptFile): string {
  if (marks.includes('locked')) return LOOK_PAGE.not.locked
  if (SHOWN.has(mediaType) && size > MOST_SHOWN_BYTES) return NOT_SHOWN.large
  if (/^image\/hei[cf]/.test(mediaType)) return NOT_SHOWN.iphone
  if (mediaType.startsWith('image/') && !marks.includes('active')) return NOT_SHOWN.picture
  if (words === 'waiting' && !/^(audio|video|application\/zip)/.test(mediaType)) return NOT_SHOWN.waiting
  return /^(audio|video)\//.test(mediaType) ? NOT_SHOWN.recording : NOT_SHOWN.other
}

type Wanted = Readonly<{ page: number; isMarked: boolean; boxes: readonly PageBox[] }>

const ahead = new Map<string, Extract<OnePicture, { kind: 'picture' }>>()

/** A page of a file, drawn now; `take` gives it once more to the page that shows it. */
export async function drawnPage(deps: Pick<WebDeps, 'fileStore'>, actor: Pick<Actor, 'authorityId'>, kept: KeptFile, wanted: Wanted, isAhead: boolean): Promise<OnePicture> {
  const key = JSON.stringify([actor.authorityId, kept.fileId, wanted])
  const drawn = ahead.get(key)
  ahead.delete(key)
  if (drawn) return drawn
  const picture = await onePicture(() => wholeBytesOf(deps, actor, kept), wanted)
  if (isAhead && picture.kind === 'picture' && ahead.size < MOST_KEPT) {
    ahead.set(key, picture)
    setTimeout(() => ahead.delete(key), KEPT_MS).unref()
  }
  return picture
}

type Shown = Readonly<{ page: string | undefined; pageAt(number: number): string; pictureAt(number: number): string }>

/** What a page that shows a file prints of the picture of one of its pages, and of the way to the next; `notShown`: why there is none. */
export async function shownPage(deps: Pick<WebDeps, 'fileStore'>, actor: Pick<Actor, 'authorityId'>, kept: KeptFile, { page: asked, pageAt, pictureAt }: Shown) {
  const page = pageIn(asked)
  const drawn = isShown(kept) ? await drawnPage(deps, actor, kept, { page, isMarked: false, boxes: [] }, true) : null
  const pages = drawn?.kind === 'picture' ? drawn.of : 0
  const at = (number: number) => (number >= 1 && number <= pages ? pageAt(number) : '')
  return {
    page, pages, before: at(page - 1), after: at(page + 1), picture: pages > 0 ? pictureAt(page) : '', alternative: LOOK_PAGE.alternative(page, pages),
    notShown: drawn === null ? whyNotShown(kept) : drawn.kind === 'picture' ? '' : LOOK_PAGE.not[drawn.kind], marks: kept.marks.map((mark) => MARK_WORDS[mark]),
  }
}

/** The picture itself of that page. */
export async function shownPicture(deps: Pick<WebDeps, 'fileStore'>, actor: Pick<Actor, 'authorityId'>, kept: KeptFile, page: string | undefined): Promise<Answer> {
  return isShown(kept) ? pictureOf(await drawnPage(deps, actor, kept, { page: pageIn(page), isMarked: false, boxes: [] }, false)) : { kind: 'not-found' }
}

export function pictureOf(drawn: OnePicture): Answer {
  return drawn.kind === 'picture' ? { kind: 'file', body: Buffer.from(drawn.png), contentType: 'image/png' } : { kind: 'not-found' }
}

/** The number of a page in an address; 1 where there is none. */
export function pageIn(text: string | undefined): number {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Math.max(1, Number(text)) : 1
}
