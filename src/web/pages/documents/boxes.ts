import type { PageBox } from '../../../documents/pages/page-pictures.ts'

const MOST_BOXES = 1_000

/** Boxes as somebody types them, a line for each: page, left, top, width and height. `wrong`: the first line that is none. */
export function boxesTyped(text: string): Readonly<{ boxes: readonly PageBox[]; wrong: string | null }> {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const read = lines.slice(0, MOST_BOXES).map(boxIn)
  const wrong = lines.find((_, at) => at >= MOST_BOXES || read[at] === null)
  return { boxes: read.flatMap((box) => box ?? []), wrong: wrong ?? null }
}

export function boxLines(boxes: readonly PageBox[]): readonly string[] {
  return boxes.map(({ page, left, top, width, height }) => [page, left, top, width, height].join(' '))
}

/** The same in an address: numbers alone, so that nothing of the document stands in it. */
export function boxesInAddress(text: string): readonly PageBox[] {
  return text.length > 40_000 ? [] : boxesTyped(text.replaceAll('_', '\n').replaceAll('-', ' ')).boxes
}

function boxIn(line: string): PageBox | null {
  const numbers = line.split(/[\s,;]+/).map(Number)
  const [page, left, top, width, height] = numbers
  if (numbers.length !== 5 || page === undefined || left === undefined || top === undefined || width === undefined || height === undefined) return null
  const isBox = Number.isInteger(page) && page >= 1 && page <= 9_999 && [left, top, width, height].every((each) => each >= 0 && each <= 100) && width > 0 && height > 0 && left < 100 && top < 100
  return isBox ? { page, left, top, width, height } : null
}
