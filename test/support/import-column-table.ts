import type { Column } from '../../src/application/import/column.ts'
import { ROW_KINDS, type RowKind } from '../../src/application/import/row-kinds.ts'

/** The columns as the how-to shows them; further points are told by the first. */
export function columnTable(columns: readonly Column[]): string {
  const shown = columns.filter(({ id }) => !/^point-(?!1\b)/.test(id))
  return [
    '| column | id | meaning | allowed | example | rows |', '| --- | --- | --- | --- | --- | --- |',
    ...shown.map(({ id, name, meaning, allowed, example, kinds, needed }) =>
      `| ${needed.length > 0 ? `**${name}**` : name} | \`${id}\` | ${meaning} | ${allowed} | ${example} | ${kindsInWords(kinds, needed)} |`),
  ].join('\n')
}

const GROUPS: readonly (readonly [string, readonly RowKind[]])[] = [['all', ROW_KINDS], ['complaints', ['statutory-complaint', 'corporate-complaint']]]

function kindsInWords(kinds: readonly RowKind[], needed: readonly RowKind[]): string {
  const words = nameOf(kinds)
  if (needed.length === 0) return words
  return needed.length === kinds.length ? `**${words}**` : `${words}; needed in **${nameOf(needed)}**`
}

function nameOf(kinds: readonly RowKind[]): string {
  const group = GROUPS.find(([, members]) => members.length === kinds.length && members.every((kind) => kinds.includes(kind)))
  return group?.[0] ?? kinds.join(', ')
}
