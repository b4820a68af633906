import { DIMENSION_IDS, mayBeColumns } from '../../../domain/reporting/built/dimensions.ts'
import { MEASURE_IDS, measureOf, OF_COMPLAINTS } from '../../../domain/reporting/built/measures.ts'
import type { Subject } from '../../../domain/reporting/built/measure.ts'
import { dimensionsFor, PERIODS, SPEC_BASES } from '../../../domain/reporting/built/table-spec.ts'
import { STATISTICS } from '../../../domain/reporting/statistic.ts'
import { columnsLabel, DIMENSION_LABELS, MEASURE_LABELS, OF_LABELS, SPEC_BASE_LABELS, STATISTIC_LABELS } from '../../../words/table-builder.ts'

const ABOUT: Readonly<Record<Subject, string>> = {
  complaints: 'Complaints', points: 'Complaints', remedies: 'Putting right', enquiries: 'Before a complaint', 'member-enquiries': 'Before a complaint', ombudsman: 'The Ombudsman',
  compliments: 'Compliments', training: 'Training and advice', advice: 'Training and advice', updates: 'Training and advice', offers: 'Before a complaint', learning: 'Learning', actions: 'Learning',
  occasions: 'Learning', kinds: 'Complaints and compliments',
}

/** The choices of the form; a dimension stands under what it divides, so that what fits is found together. */
export function tableChoices() {
  const dimensions = DIMENSION_IDS.map((code) => ({ code, label: DIMENSION_LABELS[code], group: groupOf(code) })).toSorted((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
  return {
    measures: MEASURE_IDS.map((code) => ({ code, label: MEASURE_LABELS[code], group: measureOf(code).isDays ? 'Working days' : ABOUT[measureOf(code).subject] })).toSorted((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0)),
    rows: dimensions, columns: [...PERIODS.map((code) => ({ code, label: columnsLabel(code) })), ...dimensions.filter(({ code }) => mayBeColumns(code))],
    ofs: OF_COMPLAINTS.map((code) => ({ code, label: OF_LABELS[code] })), statistics: STATISTICS.map((code) => ({ code, label: STATISTIC_LABELS[code] })),
    bases: SPEC_BASES.map((code) => ({ code, label: SPEC_BASE_LABELS[code] })),
  }
}

function groupOf(dimension: (typeof DIMENSION_IDS)[number]): string {
  const subjects = new Set(MEASURE_IDS.filter((measure) => dimensionsFor(measure).includes(dimension)).map((measure) => ABOUT[measureOf(measure).subject]))
  return subjects.size > 1 && dimension === 'all' ? '' : [...subjects][0] ?? ''
}
