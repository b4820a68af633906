import type { Picture } from '../../domain/reporting/document/report-document.ts'

/** Drawn on 24 by 24, with lines of one width. Each stands beside its words, so a reader who does not see it misses nothing. */
const LINES: Readonly<Record<Picture, string>> = {
  speech: '<path d="M3 4h18v12h-9l-5 5v-5H3z"/><path d="M7 8.5h10M7 12h6"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l4 2.5"/>',
  tick: '<circle cx="12" cy="12" r="9"/><path d="M7.5 12.5l3 3 6-7"/>',
  people: '<circle cx="8.5" cy="7.5" r="3.5"/><path d="M2 21c0-5 2.5-7.5 6.5-7.5S15 16 15 21"/><circle cx="17" cy="9" r="2.5"/><path d="M17.5 14c3 0 4.5 2 4.5 6"/>',
  star: '<path d="M12 2.8l2.9 5.9 6.4.9-4.600 4.600 1.100 6.500-5.800-3.100-5.800 3.100 1.100-6.500L2.700 9.600l6.400-.9z"/>',
  change: '<path d="M4 9a8 8 0 0 1 14-3l2 2.500"/><path d="M20 3v5.500h-5.500"/><path d="M20 15a8 8 0 0 1-14 3l-2-2.500"/><path d="M4 21v-5.500h5.500"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9 9.500a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400"/><path d="M12 17.600v.1"/>',
}

/** The picture as an SVG element of one dark colour, hidden from those who listen. */
export function pictureSvg(picture: Picture): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="96" height="96" aria-hidden="true" focusable="false" fill="none" stroke="#12436d" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${LINES[picture]}</svg>`
}
