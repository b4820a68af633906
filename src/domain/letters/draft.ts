import { nodesWithin, parseTemplate, type Node } from './template/parse-template.ts'
import { templateProblems, type TemplateProblem } from './template/check-template.ts'

/** What is still to be written in a draft: a fact that was not known, or what the template asks for. */
export type Gap = Readonly<{ kind: 'fact' | 'words'; name: string; line: number }>

/**
 * A draft looked at. `words`: what would be sent, without marks, as Markdown. `unsaid`: the requirements that it does not
 * say: their words are missing, blank, or have a gap. A letter with a gap or a requirement unsaid is held.
 */
export type ExaminedDraft = Readonly<{ words: string; gaps: readonly Gap[]; unsaid: readonly string[]; problems: readonly TemplateProblem[] }>

/** Looks at a draft of a letter that has to say `requirements`, by id. */
export function examineDraft(text: string, requirements: readonly string[]): ExaminedDraft {
  const { nodes } = parseTemplate(text)
  const said = new Set(nodesWithin(nodes).flatMap((node) => (node.kind === 'must' && says(node.content) ? [node.id] : [])))
  return {
    words: `${printedWords(nodes).replaceAll(/\n{3,}/g, '\n\n').trim()}\n`, gaps: gapsIn(nodes), unsaid: requirements.filter((id) => !said.has(id)),
    // A mark of a requirement that this letter does not have is a mark of another letter: its words stand, and it says nothing.
    problems: templateProblems(text, requirements).filter(({ kind }) => kind !== 'no-such-requirement' && kind !== 'needs-own-line'),
  }
}

/** Whether a draft may go as it is. */
export function isComplete({ gaps, unsaid, problems }: ExaminedDraft): boolean {
  return gaps.length === 0 && unsaid.length === 0 && problems.length === 0
}

function says(content: readonly Node[]): boolean {
  return gapsIn(content).length === 0 && printedWords(content).replaceAll(/[^\p{L}\p{N}]/gu, '') !== ''
}

function gapsIn(nodes: readonly Node[]): readonly Gap[] {
  return nodesWithin(nodes).flatMap((node): readonly Gap[] => {
    if (node.kind === 'field') return [{ kind: 'fact', name: node.name, line: node.line }]
    return node.kind === 'write' ? [{ kind: 'words', name: node.what, line: node.line }] : []
  })
}

/** Without the marks; a gap stands as it was typed, so that nobody reads over it. */
function printedWords(nodes: readonly Node[]): string {
  return nodes.map((node): string => {
    switch (node.kind) {
      case 'text': return node.text
      case 'field': return `\\[${node.name}\\]`
      case 'write': return `\\[${node.what}\\]`
      case 'must': return printedWords(node.content)
      // A draft has its sections decided: both ways are shown, and the marks are a problem.
      case 'if': return printedWords([...node.holding, ...node.otherwise])
    }
  }).join('')
}
