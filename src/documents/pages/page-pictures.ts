import { Worker } from 'node:worker_threads'
import type { NotDrawn } from '../bundle/outside/limits.ts'
import { handedOver } from '../handed-over.ts'

/** A box over one page (the first is 1), in hundredths of its width and height. */
export type PageBox = Readonly<{ page: number; left: number; top: number; width: number; height: number }>
/** `isMarked`: with a grid and the boxes, for whoever chooses them. */
type OnePage = Readonly<{ kind: 'one'; page: number; isMarked: boolean; boxes: readonly PageBox[] }>
/** `alternatives`: what a reader is told of each page; two `#` stand for its number and for how many there are. */
type WithoutBoxes = Readonly<{ kind: 'burnt'; boxes: readonly PageBox[]; title: string; alternatives: string }>
export type PagesAsked = Readonly<{ bytes: Uint8Array; what: OnePage | WithoutBoxes }>
export type PagesTold =
  | Readonly<{ png: Uint8Array; of: number }> | Readonly<{ done: number; of: number }> | Readonly<{ pdf: Uint8Array; pages: number }> | Readonly<{ not: NotDrawn | 'no-such-page' }>

export type NoPages = Readonly<{ kind: NotDrawn | 'no-such-page' | 'too-slow' | 'busy' }>
export type OnePicture = Readonly<{ kind: 'picture'; png: Uint8Array; of: number }> | NoPages
export type BurntCopy = Readonly<{ kind: 'pdf'; bytes: Uint8Array; pages: number }> | NoPages

const MOST_MS = 180_000
/** What is looked at comes before what waits long: more than these are told to come again. */
const MOST_WAITING = 8

let waiting = 0
let before: Promise<unknown> = Promise.resolve()

/**
 * One page of a PDF or a picture, drawn anew: nothing of the file itself reaches whoever looks. One after the other, beside the
 * pages of the web; the bytes are read when their turn comes, so that those of one file alone are in memory, and its worker takes them over.
 */
export async function onePicture(read: () => Promise<Uint8Array>, asked: Omit<OnePage, 'kind'>): Promise<OnePicture> {
  if (waiting >= MOST_WAITING) return { kind: 'busy' }
  waiting += 1
  const drawn = before.then(async () => inWorker<OnePicture>({ bytes: await read(), what: { kind: 'one', ...asked } }, pictureTold)).finally(() => { waiting -= 1 })
  before = drawn.catch(() => undefined)
  return drawn
}

/** A picture drawn anew, with boxes burnt in, or (`isMarked`) under a grid; null where it cannot be drawn. Its worker takes the bytes over. */
export async function pictureAnew(bytes: Uint8Array, asked: Readonly<{ isMarked: boolean; boxes: readonly Omit<PageBox, 'page'>[] }>): Promise<Uint8Array | null> {
  const drawn = await inWorker<OnePicture>({ bytes, what: { kind: 'one', page: 1, isMarked: asked.isMarked, boxes: asked.boxes.map((box) => ({ ...box, page: 1 })) } }, pictureTold)
  return drawn.kind === 'picture' ? drawn.png : null
}

/** All pages with what is under the boxes gone, as a new PDF of pictures: no words, no layers, nothing of the file it is made from. Its worker takes the bytes over. Decisions: 0088, 0095. */
export function burntCopy(bytes: Uint8Array, asked: Omit<WithoutBoxes, 'kind'>, progress: (done: number, of: number) => void): Promise<BurntCopy> {
  return inWorker<BurntCopy>({ bytes, what: { kind: 'burnt', ...asked } }, (told) => {
    if ('done' in told) progress(told.done, told.of)
    return 'pdf' in told ? { kind: 'pdf', bytes: told.pdf, pages: told.pages } : null
  })
}

const pictureTold = (told: PagesTold): OnePicture | null => ('png' in told ? { kind: 'picture', ...told } : null)

function inWorker<T>(asked: PagesAsked, take: (told: PagesTold) => T | null): Promise<T | NoPages> {
  const { promise, resolve } = Promise.withResolvers<T | NoPages>()
  const worker = new Worker(new URL('./pages-worker.ts', import.meta.url), { workerData: asked, transferList: [...handedOver(asked.bytes)], resourceLimits: { maxOldGenerationSizeMb: 512 }, stderr: true, stdout: true })
  const timer = setTimeout(() => resolve({ kind: 'too-slow' }), MOST_MS)
  worker.on('message', (told: PagesTold) => {
    const taken = 'not' in told ? { kind: told.not } : take(told)
    if (taken !== null) resolve(taken)
  })
  worker.once('error', () => resolve({ kind: 'broken' }))
  worker.once('exit', () => resolve({ kind: 'broken' }))
  return promise.finally(() => { clearTimeout(timer); void worker.terminate() })
}
