import { DETAIL_PART_TITLES } from '../../../words/command-titles.ts'
import type { FormContext } from './command-form.ts'
import { partOf } from './forms/details.ts'

/** The heading of the page that completes or changes one part of the record. */
export function detailsTitle(context: FormContext): string {
  return DETAIL_PART_TITLES[partOf(context)]
}
