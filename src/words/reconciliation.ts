import type { FigureTable } from '../domain/reporting/figure-table.ts'
import type { CheckId, Verdict } from '../domain/reporting/reconciliation/checks.ts'
import type { Finding, ImpossibleCell, ProcedureLimit, TablePlace } from '../domain/reporting/reconciliation/finding.ts'
import type { PitfallId } from '../domain/reporting/reconciliation/pitfalls.ts'
import { bandLabel, grouped, percentage, ROW_LABELS, TABLE_TITLES } from './figures.ts'

/** What each check is called where its findings stand. */
export const CHECK_LABELS: Readonly<Record<CheckId, string>> = {
  'parts-do-not-add-up': 'The parts do not add up to the whole',
  'parts-left-out': 'A part is left out',
  'total-is-not-base': 'The total is not the base',
  'same-base-differs': 'Two tables count the same thing differently',
  'part-above-base': 'A part is more than the whole',
  'outcome-missing': 'An outcome is missing',
  'impossible-percentages': 'A percentage does not follow from its count',
  'percentages-do-not-add-up': 'The percentages do not add up to 100',
  'percentages-cannot-be-together': 'The percentages cannot be right together',
  'percentage-not-printed': 'A percentage is left out',
  'rows-overlap': 'Rows that a reader could add up',
  'impossible-change': 'A change that no number gives',
  'change-disagrees': 'A change that the numbers do not make',
  'share-without-base': 'A share of what is not told',
  'counted-twice': 'The same thing with two numbers',
  'differs-from-published': 'An earlier year differs from what was published',
  'number-disagrees': 'A number in the text disagrees with the figures',
  'number-of-another-year': 'A number in the text is that of another year',
  'tells-withheld': 'The text tells a number that is withheld',
  'two-meanings': 'One word for two things',
  'direction-disagrees': 'The text says the contrary of the figures',
  'not-the-most': 'What is said to be most is not',
  'same-count-other-share': 'The same count, and another share',
  'reasons-not-one-to-one': 'Reasons and complaints are not one to one',
  'comparison-without-base': 'A comparison without its numbers',
  pitfall: 'The law is out of date or misdescribed',
  'limits-not-told': 'Limits that readers may rely on are not told',
  'extension-not-told-from-late': 'Late is not told from an agreed extension',
  'no-middle-or-range': 'No average and no range',
  'stage-two-days-not-told': 'The days of stage 2 are not told',
}

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  wrong: 'Wrong', inconsistent: 'Inconsistent', 'does-not-rebuild': 'Does not rebuild', incomplete: 'Incomplete', ambiguous: 'Ambiguous', unverifiable: 'Cannot be checked',
  law: 'Law', gap: 'Gap', note: 'Note', 'gives-away': 'Gives away',
}

/** What is wrong with each pitfall, and how it is said rightly. */
export const PITFALL_WORDS: Readonly<Record<PitfallId, string>> = {
  'ombudsman-is-no-stage': 'The Ombudsman is called a stage of the procedure. The procedure has three stages; the Ombudsman stands outside it, and anybody may go there at any time.',
  'england-and-wales': 'England and Wales are named together. The regulations are for England; Wales has regulations of its own.',
  'stage-two-by-the-independent-person-alone': 'The independent person is said to investigate. An investigating officer investigates; the independent person takes part beside them.',
  'limit-of-the-report-not-the-response': 'The limit of stage 2 is said to be that of the report. It is that of the authority’s response, with the adjudication.',
  'hold-without-basis': 'Complaints or requests were held back. The regulations know no such hold: the time went on, and the days it took count.',
  'closure-is-no-reason': 'Days on which the office was closed are given as a reason. In law they are working days, unless they are bank holidays.',
  'name-of-the-act': 'The Act is misnamed. It is the Children Act 1989.',
  'name-of-the-ombudsman': 'The Ombudsman has another name: the Local Government and Social Care Ombudsman.',
  'refused-a-later-stage': 'A later stage was refused. A complaint that was accepted at stage 1 goes on to stages 2 and 3 if the complainant wishes, unless one of the grounds of the regulations stands.',
  'must-be-in-writing': 'Complaints are said to be in writing. One may be made orally; the authority writes it down.',
}

const LIMIT_WORDS: Readonly<Record<ProcedureLimit, string>> = {
  'ask-for-panel-20': '20 working days to ask for a review panel', 'panel-meets-30': '30 working days until it meets', 'panel-report-5': '5 working days for its report',
  'response-15': '15 working days for the authority’s response',
}

/** What tables and rows are called, by their ids. */
export type FigureNames = Readonly<{ table: (id: string) => string; row: (table: string, row: string) => string }>

/** The names of a report's tables: the authority's own words where a row or table has them. */
export function figureNames(tables: readonly FigureTable<string>[]): FigureNames {
  const titles = new Map<string, string>(Object.entries(TABLE_TITLES))
  const byId = (id: string) => tables.find((table) => table.id === id)
  return {
    table: (id) => byId(id)?.ownTitle ?? titles.get(id) ?? asWords(id),
    row: (table, row) => {
      const own = byId(table)?.rows.find(({ id }) => id === row)
      return (own?.crosses ?? [{ id: row, ownLabel: own?.ownLabel ?? null }]).map(({ id, ownLabel }) => ownLabel ?? ROW_LABELS[id] ?? bandLabel(id) ?? asWords(id)).join(': ')
    },
  }
}

function asWords(code: string): string {
  const words = code.replaceAll('-', ' ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** "Outcomes of statutory complaints, Upheld, 2019-20". */
export function placeInWords({ table, row, column }: Partial<TablePlace>, names: FigureNames): string {
  if (table === undefined) return ''
  return [names.table(table), ...(row ? [names.row(table, row)] : []), ...(column ? [column] : [])].join(', ')
}

/** What is found, in plain sentences, with every number it rests on. */
export function findingInWords(finding: Finding, names: FigureNames): string {
  switch (finding.check) {
    case 'parts-do-not-add-up': case 'parts-left-out': return partsInWords(finding)
    case 'total-is-not-base': return `The total is ${grouped(finding.total)}; the base is ${grouped(finding.base)}.`
    case 'same-base-differs': return `${grouped(finding.number)} here, and ${grouped(finding.otherNumber)} in “${placeInWords(finding.other, names)}”: they count the same thing.`
    case 'part-above-base': return finding.above === 'base' ? `${grouped(finding.part)} is more than the base, ${grouped(finding.base)}.` : `The row is ${grouped(finding.base)}, and the row that it includes is ${grouped(finding.part)}.`
    case 'outcome-missing': return `${grouped(finding.missing)} of ${grouped(finding.base)} ${finding.missing === 1 ? 'has' : 'have'} no outcome yet.`
    case 'impossible-percentages': return impossibleInWords(finding, names)
    case 'percentages-do-not-add-up': return `${finding.percents.map((percent) => percentage(percent)).join(' + ')} = ${percentage(finding.sum)}: rounding allows half a point for each of ${finding.percents.length} parts.`
    case 'percentages-cannot-be-together': return togetherInWords(finding)
    case 'percentage-not-printed': return notPrintedInWords(finding, names)
    case 'rows-overlap': return `A row includes another, and the table does not say so: a reader could add the percentages up to ${percentage(finding.sum)}.`
    case 'share-without-base': return shareInWords(finding)
    case 'counted-twice': return `${grouped(finding.number)} here, and ${grouped(finding.otherNumber)} in “${placeInWords(finding.other, names)}”: if they are the same thing, one is wrong; if they are not, say what tells them apart.`
    case 'differs-from-published': return `${finding.publishedAs} printed ${publishedInWords(finding)}; this report has ${valueInWords(finding.number, finding.percent)}.`
    case 'impossible-change': return `A ${finding.printed < 0 ? 'fall' : 'rise'} of ${percentage(Math.abs(finding.printed))} to ${grouped(finding.to)} comes from no whole number: ${joined(finding.nearest.map(({ from, percent }) => `from ${grouped(from)} it is ${percentage(Math.abs(percent))}`))}.`
    case 'change-disagrees': return changeInWords(finding, names)
    case 'number-disagrees': return `“${finding.typed}” stands in the text; ${figureOf(finding, names)}.`
    case 'number-of-another-year': return `“${finding.typed}” stands in the text. That is the figure of ${finding.year}; ${figureOf(finding, names)}.`
    case 'tells-withheld': return `“${finding.typed}” stands in the text, and ${placeInWords(finding.of, names)} is withheld and is that number. Take it out or name the figure instead, or say why nobody can be recognised by it.`
    case 'two-meanings': return `“${finding.typed}” counts points of complaint and calls them complaints.${finding.figure === null ? '' : ` Complaints with that outcome: ${grouped(finding.figure)}.`}`
    case 'direction-disagrees': return `The text says ${finding.said}; ${placeInWords({ ...finding.of, column: null }, names)} went from ${grouped(finding.from)} to ${grouped(finding.to)}.`
    case 'not-the-most': return `“${finding.said}”: ${placeInWords({ ...finding.place, column: null }, names)} has ${grouped(finding.number)}, and ${names.row(finding.most.table, finding.most.row ?? '')} ${grouped(finding.mostNumber)}.`
    case 'same-count-other-share': return `The count was ${grouped(finding.count)} in each of ${joined(finding.shares.map(({ column }) => column))}. Its share moved (${joined(finding.shares.map(({ percent }) => percentage(percent)))}) because what it is a share of did.`
    case 'reasons-not-one-to-one': return `${grouped(finding.listed)} reasons are listed; ${grouped(finding.complaints)} complaints were upheld or partly upheld. Say that a complaint may have several, or how many each reason had.`
    case 'comparison-without-base': return `“${finding.said}”: with which numbers is not told, so nobody can check it.`
    case 'pitfall': return PITFALL_WORDS[finding.pitfall]
    case 'limits-not-told': return `Stage 3 is described without ${joined(finding.limits.map((limit) => LIMIT_WORDS[limit]))}.`
    case 'extension-not-told-from-late': return 'Answers after the first limit are not told apart: how many were inside an agreed extension, and how many were late.'
    case 'no-middle-or-range': return 'Answers are counted in bands alone: no median or average, and no shortest or longest.'
    case 'stage-two-days-not-told': return 'Stage 2 was investigated, and in how many working days it was answered is not told.'
  }
}

function togetherInWords({ percents, counts, base }: Extract<Finding, { check: 'percentages-cannot-be-together' }>): string {
  const needed = joined(counts.map(({ from, to }) => (from === to ? grouped(from) : `${grouped(from)} to ${grouped(to)}`)))
  const [least, most] = [counts.reduce((all, { from }) => all + from, 0), counts.reduce((all, { to }) => all + to, 0)]
  return `Each of ${joined(percents.map((percent) => percentage(percent)))} can be a share of ${grouped(base)}, but not all together: they need ${needed}, which add up to ${least === most ? grouped(least) : `${grouped(least)} to ${grouped(most)}`}.`
}

function notPrintedInWords({ sum, rows, place }: Extract<Finding, { check: 'percentage-not-printed' }>, names: FigureNames): string {
  const left = joined(rows.map(({ row, count, percent }) => `${names.row(place.table ?? '', row)} (${grouped(count)}, ${percentage(percent)})`))
  return `The percentages add up to ${percentage(sum)}: ${left} ${rows.length === 1 ? 'has' : 'have'} none.`
}

function changeInWords({ typed, of, from, to, percent }: Extract<Finding, { check: 'change-disagrees' }>, names: FigureNames): string {
  const made = percent === null ? '' : percent === 0 ? ', no change' : `, a ${percent < 0 ? 'fall' : 'rise'} of ${percentage(Math.abs(percent))}`
  return `“${typed}”: ${placeInWords({ ...of, column: null }, names)} went from ${grouped(from)} to ${grouped(to)}${made}.`
}

function partsInWords({ parts, sum, base }: Extract<Finding, { check: 'parts-do-not-add-up' | 'parts-left-out' }>): string {
  const added = parts.length === 1 ? grouped(sum) : `${parts.map(grouped).join(' + ')} = ${grouped(sum)}`
  const [missing, many] = [base - sum, grouped(Math.abs(base - sum))]
  return `${added} of ${grouped(base)}: ${missing > 0 ? `${many} ${missing === 1 ? 'is' : 'are'} in none of them` : `${many} too many`}.`
}

function impossibleInWords({ cells, base, fits, place }: Extract<Finding, { check: 'impossible-percentages' }>, names: FigureNames): string {
  const each = cells.map((cell) => `${names.row(place.table ?? '', cell.row)}: ${cellInWords(cell, base)}.`)
  return [...each, ...(fits ? [`All percentages of the column could be of ${grouped(fits.base)}, the base of ${fits.column}.`] : [])].join(' ')
}

function cellInWords({ percent, count, right, below, above }: ImpossibleCell, base: number): string {
  if (count !== null && right !== null) return `${percentage(percent)} is printed; ${grouped(count)} of ${grouped(base)} is ${percentage(right)}`
  const nearest = [below, above].filter((one) => one !== null).map((one) => `${grouped(one.count)} is ${percentage(one.percent)}`)
  return `${percentage(percent)} is no share of ${grouped(base)}: ${joined(nearest)}`
}

function shareInWords({ share, count }: Extract<Finding, { check: 'share-without-base' }>): string {
  const needed = count === null || share === 0 ? '' : ` It needs more than ${grouped(Math.floor((count * 100) / share))} for ${grouped(count)}.`
  return `Less than ${percentage(share)} of what is told nowhere.${needed}`
}

function figureOf({ of, figure, isPercent }: Extract<Finding, { check: 'number-disagrees' | 'number-of-another-year' }>, names: FigureNames): string {
  return `${placeInWords(of, names)} is ${isPercent ? percentage(figure, Number.isInteger(figure) ? 0 : 1) : grouped(figure)}`
}

/** What readers have, as it was printed. */
function publishedInWords({ published, percent, printedAs }: Extract<Finding, { check: 'differs-from-published' }>): string {
  const value = valueInWords(published, percent)
  switch (printedAs) {
    case 'itself': return value
    case 'rounded': return `${value}, rounded`
    case 'few': return 'a number that rounds to nought and is not nought'
    case 'under': return `“under ${value}”`
  }
}

function valueInWords(value: number | null, percent: boolean): string {
  return value === null ? 'nothing' : percent ? percentage(value) : grouped(value)
}

/** "28, 29 and 30". */
function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
