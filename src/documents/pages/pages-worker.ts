/** Runs in a worker: one page of a file as a picture, or all of them with boxes burnt in as a new PDF; and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { burntPicture, markedPicture } from '../bundle/burnt-picture.ts'
import { drawnPages } from '../bundle/outside/drawn-pages.ts'
import { isPdf } from '../bundle/outside/pdf-pages.ts'
import { boundPages } from './bound-pages.ts'
import type { PageBox, PagesAsked, PagesTold } from './page-pictures.ts'

const tell = (told: PagesTold) => parentPort?.postMessage(told)
const { bytes, what } = workerData as PagesAsked
const boxesOf = (boxes: readonly PageBox[], page: number) => boxes.filter((box) => box.page === page)

async function everyPage(only: number | null, each: (png: Uint8Array, page: number, of: number) => void): ReturnType<typeof drawnPages> {
  if (!isPdf(bytes)) {
    each(bytes, 1, 1)
    return null
  }
  let page = only ?? 1
  return drawnPages(bytes, (png, of) => { each(png, page, of); page += 1 }, only)
}

if (what.kind === 'one') {
  const not = await everyPage(what.page, (png, page, of) => {
    const shown = what.isMarked ? markedPicture(png, boxesOf(what.boxes, page)) : isPdf(bytes) ? png : burntPicture(png, boxesOf(what.boxes, page))
    tell(shown === null ? { not: 'broken' } : { png: shown, of })
  })
  tell({ not: not ?? 'no-such-page' })
} else {
  const pages: { png: Uint8Array; alternative: string }[] = []
  const not = await everyPage(null, (png, page, of) => {
    const burnt = burntPicture(png, boxesOf(what.boxes, page))
    if (burnt) pages.push({ png: burnt, alternative: what.alternatives.replace('#', String(page)).replace('#', String(of)) })
    tell({ done: page, of })
  })
  tell(not === null && pages.length > 0 ? { pdf: boundPages(pages, what.title), pages: pages.length } : { not: not ?? 'broken' })
}
