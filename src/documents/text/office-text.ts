import { strFromU8, unzipSync } from 'fflate'
import { markupText } from './plain-text.ts'

/** The parts of an office document in which somebody wrote: its body, its notes, its comments, its cells and slides. */
const WRITTEN = /^(word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/sharedStrings|ppt\/(slides\/slide\d+|notesSlides\/notesSlide\d+)|content)\.xml$/
/** More than this once unpacked is no document. */
const MOST_PART = 60_000_000
const MOST_PARTS = 500
/** Where one word ends and another begins, whatever is between. */
const BREAKS = /<\/?(w:p|w:br|w:tab|w:tc|a:p|a:br|t|si|text:p|text:h|text:tab|text:line-break|table:table-cell)\b/g

/** The words of a Word, Excel, PowerPoint or OpenDocument file; null where it cannot be read. Only its parts with words are unpacked, and none that says it is too large. */
export function officeText(bytes: Uint8Array): string | null {
  let parts = 0
  let size = 0
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!WRITTEN.test(name) || (parts += 1) > MOST_PARTS || (size += originalSize) > MOST_PART) return false
        return true
      },
    })
    const named = Object.entries(unpacked).toSorted(([one], [other]) => (one < other ? -1 : 1))
    return named.map(([, part]) => markupText(withBreaks(strFromU8(part)))).join('\n')
  } catch {
    return null
  }
}

/** A word that is formatted in its midst stands in several runs: only where a paragraph or a cell ends is there a gap. */
function withBreaks(xml: string): string {
  return xml.replaceAll(BREAKS, '\n$&').replaceAll(/<(?!\/?(?:script|style))[^<>]*>/g, '')
}
