import type { Inline } from '../report-document.ts'
import { readName, type Placed } from './figure-name.ts'
import { treeOf, type Node } from './figure-syntax.ts'

/** What stands in a sentence. */
type InSentence = Extract<Placed, { kind: 'figure' | 'see' }>

/** A stretch of a section's text; `placed` is a figure or a table's title that has yet to be looked up. `name` is what stands between the brackets. */
export type Part =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'strong' | 'emphasis'; content: readonly Part[] }>
  | Readonly<{ kind: 'link'; address: string; content: readonly Part[] }>
  | Readonly<{ kind: 'placed'; name: string; placed: InSentence }>

/** One block of a section, in the order of reading. */
export type SectionBlock =
  | Readonly<{ kind: 'heading'; level: 3 | 4; content: readonly Part[] }>
  | Readonly<{ kind: 'paragraph'; content: readonly Part[] }>
  | Readonly<{ kind: 'list'; ordered: boolean; items: readonly (readonly Part[])[] }>
  | Readonly<{ kind: 'placed'; name: string; placed: Exclude<Placed, InSentence> }>

/** What a section's text says that no report can: `name` is what was written. */
export type TextProblem = Readonly<{ kind: 'no-such-name' | 'not-alone' | 'picture' | 'link-address'; name: string }>

export type ParsedSection = Readonly<{ blocks: readonly SectionBlock[]; problems: readonly TextProblem[] }>

type Problems = TextProblem[]

/**
 * Reads the Markdown of a section. Never throws; what is no part of a report is printed as it was typed, and what names
 * something that cannot be is a problem. Headings begin at the third level: the report's title and the section's own
 * heading stand above them. What is quoted with `>` is emphasised: only a compliment that may be quoted is a quotation.
 */
export function parseSection(text: string): ParsedSection {
  const problems: Problems = []
  return { blocks: treeOf(text).children.flatMap((node) => blocksOf(node, problems)), problems }
}

function blocksOf(node: Node, problems: Problems): readonly SectionBlock[] {
  if (node.type === 'paragraph') return paragraphs(partsOf(node.children, problems), problems)
  if (node.type === 'heading') return [{ kind: 'heading', level: node.depth === 1 ? 3 : 4, content: inText(partsOf(node.children, problems), problems) }]
  if (node.type === 'list') return [{ kind: 'list', ordered: node.ordered === true, items: node.children.flatMap((item) => itemsOf(item, problems)) }]
  // Nothing else comes: the syntax has no code, no rules and no raw HTML.
  return node.type === 'blockquote' ? node.children.flatMap((child) => blocksOf(child, problems)).map(emphasised) : []
}

function emphasised(block: SectionBlock): SectionBlock {
  return block.kind === 'paragraph' ? { ...block, content: [{ kind: 'emphasis', content: block.content }] } : block
}

/** The items of a list in one row: a document has no lists within lists. */
function itemsOf(item: Extract<Node, { type: 'list' }>['children'][number], problems: Problems): readonly (readonly Part[])[] {
  const own: Part[] = []
  const nested: (readonly Part[])[] = []
  for (const child of item.children) {
    for (const block of blocksOf(child, problems)) {
      if (block.kind === 'list') nested.push(...block.items)
      else if (block.kind === 'placed') problems.push({ kind: 'not-alone', name: block.name })
      else own.push(...(own.length > 0 ? [{ kind: 'text', text: ' ' } as const] : []), ...block.content)
    }
  }
  return [...(own.length > 0 || nested.length === 0 ? [own] : []), ...nested]
}

type Loose = Part | Readonly<{ kind: 'placed'; name: string; placed: Placed }>

function partsOf(nodes: readonly Node[], problems: Problems): readonly Loose[] {
  return nodes.flatMap((node): readonly Loose[] => {
    if (node.type === 'text') return [{ kind: 'text', text: node.value }]
    if (node.type === 'break') return [{ kind: 'text', text: ' ' }]
    if (node.type === 'inlineCode') return [placedPart(node.value, problems)]
    if (node.type === 'strong' || node.type === 'emphasis') return [{ kind: node.type, content: inText(partsOf(node.children, problems), problems) }]
    if (node.type === 'link') return [linkOf(node.url, inText(partsOf(node.children, problems), problems), problems)]
    if (node.type !== 'image') return []
    problems.push({ kind: 'picture', name: node.alt ?? '' })
    return [{ kind: 'text', text: node.alt ?? '' }]
  })
}

function placedPart(name: string, problems: Problems): Loose {
  const placed = readName(name)
  if (placed) return { kind: 'placed', name, placed }
  problems.push({ kind: 'no-such-name', name })
  return { kind: 'text', text: `[[${name}]]` }
}

const LINKS_TO = /^(https?:\/\/|mailto:)/i

function linkOf(address: string, content: readonly Part[], problems: Problems): Part {
  if (LINKS_TO.test(address)) return { kind: 'link', address, content }
  problems.push({ kind: 'link-address', name: address })
  return { kind: 'emphasis', content }
}

/** The same without what has to stand on a line of its own. */
function inText(parts: readonly Loose[], problems: Problems): readonly Part[] {
  return parts.map((part): Part => {
    if (part.kind !== 'placed' || isFigure(part)) return part
    problems.push({ kind: 'not-alone', name: part.name })
    return { kind: 'text', text: `[[${part.name}]]` }
  })
}

function isFigure(part: Loose): part is Part {
  return part.kind !== 'placed' || isInSentence(part.placed)
}

function isInSentence(placed: Placed): placed is InSentence {
  return placed.kind === 'figure' || placed.kind === 'see'
}

/** A paragraph, taken apart where a line of it is a table, a chart or the like. */
function paragraphs(parts: readonly Loose[], problems: Problems): readonly SectionBlock[] {
  const blocks: SectionBlock[] = []
  let held: Loose[] = []
  const close = () => {
    const content = trimmed(inText(held, problems))
    if (content.length > 0) blocks.push({ kind: 'paragraph', content })
    held = []
  }
  parts.forEach((part, at) => {
    if (part.kind === 'placed' && !isInSentence(part.placed) && isOnOwnLine(parts, at)) {
      close()
      blocks.push({ kind: 'placed', name: part.name, placed: part.placed })
    } else held.push(part)
  })
  close()
  return blocks
}

function isOnOwnLine(parts: readonly Loose[], at: number): boolean {
  const [before, after] = [parts[at - 1], parts[at + 1]]
  return (before === undefined || (before.kind === 'text' && /\n[ \t]*$/.test(before.text))) && (after === undefined || (after.kind === 'text' && /^[ \t]*\n/.test(after.text)))
}

/** Without the line ends that stood before and after what was taken out. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, at): readonly Part[] => {
    if (part.kind !== 'text') return [part]
    const start = at === 0 ? part.text.trimStart() : part.text
    const text = at === parts.length - 1 ? start.trimEnd() : start
    return text === '' ? [] : [{ kind: 'text', text }]
  })
}

/** Stretches as a document prints them: each figure with what was found for it. */
export function printedParts(parts: readonly Part[], print: (part: Extract<Part, { kind: 'placed' }>) => Inline): readonly Inline[] {
  return parts.map((part): Inline => {
    if (part.kind === 'placed') return print(part)
    return part.kind === 'text' ? part : { ...part, content: printedParts(part.content, print) }
  })
}
