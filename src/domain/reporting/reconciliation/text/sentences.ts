/** A section as somebody wrote it: Markdown, with figures inserted by name in double square brackets. */
export type SectionToRead = Readonly<{ id: string; heading: string; text: string }>

/**
 * One sentence of a section. `text` has a single mark where a figure was inserted, so that what was inserted is never taken
 * for a typed number; `reads` is what an author recognises. `before` is the sentence before it in the same paragraph or item. `isItem`: it begins an item of a list.
 */
export type Sentence = Readonly<{ section: string; heading: string; at: number; text: string; reads: string; before: string | null; isItem: boolean }>

/** Stands where a figure was inserted by its name. */
export const INSERTED = '\u{FFFC}'

const HEADING = /^\s{0,3}#{1,6}\s+/
const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/
const TABLE_ROW = /^\s*\|/
/** What somebody else said, and a figure or table that stands on its own line: not the author's sentences. */
const NOT_PROSE = /^\s{0,3}>|^\s*\[\[[^\]]*\]\]\s*$|^[^\t]*\t[^\t]*\t/

/** The author's sentences in order. A row of a typed table is one; quotations and headings are left out; a heading within the section is what its sentences stand under. */
export function sentencesOf({ id, heading, text: markdown }: SectionToRead): readonly Sentence[] {
  const sentences: Sentence[] = []
  let under = heading
  for (const block of blocksOf(markdown)) {
    if (HEADING.test(block)) {
      under = block.replace(HEADING, '').trim()
      continue
    }
    let before: string | null = null
    const item = ITEM.test(block)
    for (const reads of splitSentences(plain(block.replace(ITEM, '')))) {
      const text = reads.replace(/\[\[[^\][]*\]\]/g, INSERTED)
      sentences.push({ section: id, heading: under, at: sentences.length, text, reads, before, isItem: item && before === null })
      before = text
    }
  }
  return sentences
}

/** Paragraphs, items, rows and headings, each on one line. */
function blocksOf(markdown: string): readonly string[] {
  const blocks: string[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) blocks.push(open.join(' '))
    open = []
  }
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    if (TABLE_ROW.test(line)) {
      close()
      blocks.push(...typedRow(line))
    } else if (/^\s*$/.test(line) || NOT_PROSE.test(line)) close()
    else if (HEADING.test(line)) {
      close()
      blocks.push(line)
    } else {
      if (ITEM.test(line)) close()
      open.push(line.trim())
    }
  }
  close()
  return blocks
}

/** A row of a table that was typed: its words, and a count, a percentage or both, as a sentence has them. Rows of several years are left out. */
function typedRow(line: string): readonly string[] {
  const [label = '', ...cells] = line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [counts, percents] = [cells.filter((cell) => /^\d[\d,]*$/.test(cell)), cells.filter((cell) => /^\d+(?:\.\d+)?\s?%$/.test(cell))]
  if (!/[a-z]/i.test(label) || counts.length + percents.length !== cells.length || counts.length > 1 || percents.length > 1 || cells.length === 0) return []
  const [count, percent] = [counts[0], percents[0]]
  return [`${label}: ${count === undefined ? percent : percent === undefined ? count : `${count} (${percent})`}`]
}

/** Text without the marks of emphasis and links, its quotation marks and dashes as they are. */
function plain(block: string): string {
  return block.replace(/\[([^[\]]+)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|`)/g, '').replace(/(^|\s)[*_](\S(?:.*?\S)?)[*_](?=\s|[.,;:!?)]|$)/g, '$1$2').replace(/\\([[\]*_#])/g, '$1').replace(/\s+/g, ' ').trim()
}

const ENDS_NOTHING = /(?:\b(?:regs?|paras?|nos?|pp?|ss?|e\.g|i\.e|approx|cf|vs|Mr|Mrs|Ms|Dr|St)|\.\.)\.$/i

function splitSentences(block: string): readonly string[] {
  const parts = block.split(/(?<=[.!?][)”"’]?)\s+(?=[A-Z0-9“"‘([\u{FFFC}])/u)
  return parts.reduce<string[]>((sentences, part) => {
    const last = sentences.at(-1)
    if (last !== undefined && ENDS_NOTHING.test(last)) sentences[sentences.length - 1] = `${last} ${part}`
    else sentences.push(part)
    return sentences
  }, []).filter((sentence) => sentence !== '')
}
