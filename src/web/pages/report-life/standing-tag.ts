import type { ReportLife, ReportStanding } from '../../../domain/register/report/life.ts'
import { REPORT_STANDING_LABELS } from '../../../words/report-life.ts'

const TAGS: Readonly<Record<ReportStanding, string>> = {
  draft: 'govuk-tag--yellow', submitted: '', checked: '', approved: '', published: 'govuk-tag--green', withdrawn: 'govuk-tag--red',
}

/** Where a report stands, as a tag; the word says it without its colour. */
export function standingTag({ standing }: Pick<ReportLife, 'standing'>): Readonly<{ label: string; tag: string }> {
  return { label: REPORT_STANDING_LABELS[standing], tag: TAGS[standing] }
}
