import { CONDITIONS, FIELD_NAMES, isBlockField, isCondition, isFieldName } from '../fields.ts'
import { parseSection } from '../../reporting/document/markdown/parse-section.ts'
import { nearestTo } from './nearest.ts'
import { MOST_CHARACTERS, nodesWithin, parseTemplate, SYNTAX_PROBLEMS, type Node } from './parse-template.ts'

export const TEMPLATE_PROBLEMS = [
  ...SYNTAX_PROBLEMS, 'no-such-field', 'no-such-condition', 'no-such-requirement', 'nothing-to-write', 'needs-own-line', 'character', 'picture', 'link-address', 'nothing-said',
] as const
/** What is wrong with a template or a draft, on which line. `nearest`: what may have been meant. */
export type TemplateProblem = Readonly<{ kind: (typeof TEMPLATE_PROBLEMS)[number]; line: number; name: string; nearest: readonly string[] }>

/** What no letter may hold: control characters, and what turns the text after it around. */
// eslint-disable-next-line no-control-regex
const HOSTILE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u

/** Everything that is wrong with a template, in the order of its lines. `requirements`: what the letters that it is for have to say, by id. */
export function templateProblems(text: string, requirements: readonly string[]): readonly TemplateProblem[] {
  const { nodes, problems } = parseTemplate(text)
  if (text.length > MOST_CHARACTERS) return problems.map((problem) => ({ ...problem, nearest: [] }))
  const found = [
    ...problems.map((problem): TemplateProblem => ({ ...problem, nearest: [] })), ...hostileLines(text), ...textProblems(text),
    ...nodesWithin(nodes).flatMap((node) => problemsOfNode(node, requirements)),
    ...(text.trim() === '' ? [{ kind: 'nothing-said', line: 1, name: '', nearest: [] } as const] : []),
  ]
  return found.toSorted((a, b) => a.line - b.line)
}

function problemsOfNode(node: Node, requirements: readonly string[]): readonly TemplateProblem[] {
  switch (node.kind) {
    case 'text': return []
    case 'field':
      if (!isFieldName(node.name)) return [{ kind: 'no-such-field', line: node.line, name: node.name, nearest: nearestTo(node.name, FIELD_NAMES) }]
      return isBlockField(node.name) && !node.isAlone ? [{ kind: 'needs-own-line', line: node.line, name: node.name, nearest: [] }] : []
    case 'write':
      return node.what === '' ? [{ kind: 'nothing-to-write', line: node.line, name: '', nearest: [] }] : []
    case 'must':
      return requirements.includes(node.id) ? [] : [{ kind: 'no-such-requirement', line: node.line, name: node.id, nearest: nearestTo(node.id, requirements) }]
    case 'if': {
      const known = isCondition(node.condition) || isFieldName(node.condition)
      return known ? [] : [{ kind: 'no-such-condition', line: node.line, name: node.condition, nearest: nearestTo(node.condition, [...CONDITIONS, ...FIELD_NAMES]) }]
    }
  }
}

function hostileLines(text: string): readonly TemplateProblem[] {
  return text.split('\n').flatMap((words, at) => {
    const [found] = HOSTILE.exec(words) ?? []
    return found === undefined ? [] : [{ kind: 'character', line: at + 1, name: `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`, nearest: [] } as const]
  })
}

/** What its Markdown holds that no letter can: a picture, a link that leads out of the web. */
function textProblems(text: string): readonly TemplateProblem[] {
  return parseSection(text).problems.flatMap(({ kind, name }) =>
    kind === 'picture' || kind === 'link-address' ? [{ kind, line: lineOf(text, name), name, nearest: [] }] : [])
}

function lineOf(text: string, words: string): number {
  const at = text.indexOf(words)
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}

/** The requirements that a template says nowhere: a letter made from it will be held until they are written. */
export function unsaidIn(text: string, requirements: readonly string[]): readonly string[] {
  const said = new Set(nodesWithin(parseTemplate(text).nodes).flatMap((node) => (node.kind === 'must' ? [node.id] : [])))
  return requirements.filter((id) => !said.has(id))
}
