import type { CausesView, CauseView } from '../../../application/causes.ts'
import { wordFor, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { FigureRow } from '../../../domain/reporting/figure-table.ts'
import type { ReportingYear } from '../../../domain/reporting/reporting-year.ts'
import { causeRowLabel, countWords } from '../../../words/causes-page.ts'
import { LEARNING } from '../../../words/learning.ts'
import { urls } from '../../urls.ts'

/** The list of causes: those found most often in these years first, what has no cause last. */
export function causesPage({ settings, columns, rows }: CausesView) {
  const ofAuthority = rows.filter(({ ownLabel }) => ownLabel !== null).toSorted((a, b) => found(b) - found(a))
  return {
    columns: columns.map(({ label }) => label), hasAny: rows.some((row) => found(row) > 0),
    rows: [...ofAuthority, ...rows.filter(({ ownLabel }) => ownLabel === null)].map((row) => ({
      label: causeRowLabel(row), href: row.ownLabel === null ? '' : urls.cause(encodeURIComponent(row.id)), tags: tagsOf(settings, row.id), cells: cellsOf(row, columns),
    })),
  }
}

/** One cause: by year, by team, how it came about, and what was learned. */
export function causePage({ code, settings, columns, row, teams, natures, learning }: CauseView) {
  const labels = columns.map(({ label }) => label)
  const inTeams = teams.map((team) => ({ label: causeRowLabel(team.crosses?.[0] ?? team), cells: cellsOf(team, columns) }))
  return {
    tags: tagsOf(settings, code), tables: [
      { id: 'by-year', caption: 'Complaints that stand as upheld for it, by year of receipt', columns: labels, rows: [{ label: 'All teams', cells: cellsOf(row, columns) }, ...inTeams] },
      // Counted of these complaints alone: there is no figure of the whole register to open.
      { id: 'natures', caption: 'How these complaints came about', columns: labels, rows: natures.map((nature) => ({ label: causeRowLabel(nature), cells: cellsOf(nature, []) })) },
    ],
    found: found(row), learning: learning && {
      href: urls.learningOfCause(code), total: learning.total,
      rows: learning.rows.slice(0, 5).map((one) => ({
        text: learning.texts.get(one.learning.text.textId) ?? '', href: urls.learningOne(one.streamId), standing: LEARNING.standing[one.standing],
      })),
    },
  }
}

/** Opens the figure that it is, where there is anything behind it. */
function cellsOf({ cells, opensTo }: FigureRow, columns: readonly ReportingYear[]) {
  return cells.map(({ count }, at) => ({
    count: countWords(count),
    href: columns[at] && opensTo && (count ?? 0) > 0 ? urls.figureCell(columns[at].label, opensTo.table, encodeURIComponent(opensTo.row), columns[at].label) : '',
  }))
}

function found({ cells }: FigureRow): number {
  return cells.reduce((sum, { count }) => sum + (count ?? 0), 0)
}

function tagsOf(settings: AuthoritySettings, code: string): readonly string[] {
  return (settings.words.reasonsUpheld.find((word) => word.code === code)?.tags ?? []).map((tag) => wordFor(settings, 'causeTags', tag))
}
