import { tokensOf, type Token } from './tags.ts'

/** A part of a template. `must`: words that say what the law or guidance requires, by the id of the requirement. */
export type Node =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'field'; name: string; line: number; isAlone: boolean }>
  /** What whoever drafts has to write themselves. */
  | Readonly<{ kind: 'write'; what: string; line: number }>
  | Readonly<{ kind: 'must'; id: string; line: number; isAlone: boolean; content: readonly Node[] }>
  | Readonly<{ kind: 'if'; condition: string; isNot: boolean; line: number; holding: readonly Node[]; otherwise: readonly Node[] }>

export const SYNTAX_PROBLEMS = ['unclosed', 'end-missing', 'end-without-beginning', 'else-without-if', 'must-within-must', 'too-deep', 'too-long'] as const
/** What is wrong with the marks themselves, and on which line. */
export type SyntaxProblem = Readonly<{ kind: (typeof SYNTAX_PROBLEMS)[number]; line: number; name: string }>

export type ParsedTemplate = Readonly<{ nodes: readonly Node[]; problems: readonly SyntaxProblem[] }>

/** So many characters of a template or a letter: some thirty pages. */
export const MOST_CHARACTERS = 60_000
const DEEPEST = 6

type Open = Extract<Token, { kind: 'if' | 'must' }>
type Frame = { open: Open | null; nodes: Node[]; held: Node[] | null }

/** Reads a template or a draft: text, fields, what is to be written, sections. Never throws; what is wrong is said by line. */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > MOST_CHARACTERS) return { nodes: [], problems: [{ kind: 'too-long', line: 1, name: '' }] }
  const problems: SyntaxProblem[] = []
  const root: Frame = { open: null, nodes: [], held: null }
  const frames: Frame[] = [root]
  for (const token of tokensOf(text)) take(token, frames, problems)
  while (frames.length > 1) {
    const { open } = frames.at(-1) ?? root
    problems.push({ kind: 'end-missing', line: open?.line ?? 1, name: open === null ? '' : nameOf(open) })
    close(frames)
  }
  return { nodes: root.nodes, problems }
}

function take(token: Token, frames: Frame[], problems: SyntaxProblem[]): void {
  const frame = frames.at(-1)
  if (!frame) return
  switch (token.kind) {
    case 'text':
    case 'field':
    case 'write':
      frame.nodes.push(token)
      return
    case 'unclosed':
      problems.push({ kind: 'unclosed', line: token.line, name: '' })
      return
    case 'if':
    case 'must':
      begin(token, frames, problems)
      return
    case 'else':
      if (frame.open?.kind === 'if' && frame.held === null) [frame.held, frame.nodes] = [frame.nodes, []]
      else problems.push({ kind: 'else-without-if', line: token.line, name: '' })
      return
    case 'end':
      if (frame.open === null) problems.push({ kind: 'end-without-beginning', line: token.line, name: '' })
      else close(frames)
  }
}

function begin(open: Open, frames: Frame[], problems: SyntaxProblem[]): void {
  if (open.kind === 'must' && frames.some((frame) => frame.open?.kind === 'must')) problems.push({ kind: 'must-within-must', line: open.line, name: open.id })
  if (frames.length > DEEPEST) problems.push({ kind: 'too-deep', line: open.line, name: nameOf(open) })
  frames.push({ open, nodes: [], held: null })
}

function close(frames: Frame[]): void {
  const [done, outer] = [frames.pop(), frames.at(-1)]
  if (!done?.open || !outer) return
  const { open, nodes, held } = done
  outer.nodes.push(open.kind === 'must'
    ? { kind: 'must', id: open.id, line: open.line, isAlone: open.isAlone, content: nodes }
    : { kind: 'if', condition: open.condition, isNot: open.isNot, line: open.line, holding: held ?? nodes, otherwise: held === null ? [] : nodes })
}

function nameOf(open: Open): string {
  return open.kind === 'must' ? open.id : open.condition
}

/** Every part of it, those within sections too. */
export function nodesWithin(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (node.kind === 'must') return [node, ...nodesWithin(node.content)]
    return node.kind === 'if' ? [node, ...nodesWithin(node.holding), ...nodesWithin(node.otherwise)] : [node]
  })
}
