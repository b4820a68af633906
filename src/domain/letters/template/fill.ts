import { parseTemplate, type Node } from './parse-template.ts'

/** What the facts give a template. A value is Markdown: words of people are escaped. Null where it is not known. */
export type Filling = Readonly<{ value(field: string): string | null; holds(condition: string): boolean }>

/**
 * A template filled in: fields that are known become words, and sections are decided. What says a requirement keeps its
 * marks, and a field that is not known stays as it stands, so that the draft shows what is still to be written.
 */
export function filled(text: string, filling: Filling): string {
  const { nodes } = parseTemplate(text)
  return tidy(writtenOut(nodes, filling))
}

function writtenOut(nodes: readonly Node[], filling: Filling): string {
  return nodes.map((node): string => {
    switch (node.kind) {
      case 'text': return node.text
      case 'field': return filling.value(node.name) ?? `((${node.name}))`
      case 'write': return `((write: ${node.what}))`
      case 'must': {
        const words = writtenOut(node.content, filling)
        return node.isAlone ? `((must: ${node.id}))\n${words.replace(/^\n+/, '').trimEnd()}\n((end))\n` : `((must: ${node.id}))${words}((end))`
      }
      case 'if': return writtenOut(filling.holds(node.condition) === node.isNot ? node.otherwise : node.holding, filling)
    }
  }).join('')
}

/** No more than one empty line in a row: a section that was left out leaves no hole. */
function tidy(text: string): string {
  return `${text.split('\n').map((line) => line.trimEnd()).join('\n').replaceAll(/\n{3,}/g, '\n\n').trim()}\n`
}
