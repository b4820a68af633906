import { besideRecordOf } from '../../../application/rights/beside.ts'
import { may } from '../../../application/permissions.ts'
import { longDate } from '../../../words/dates.ts'
import { RIGHTS } from '../../../words/rights.ts'
import type { Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** The notices of rights beside a complaint or a person, and where more of it is, for a page that shows the record. */
export async function besideRecord({ deps, actor }: Visit, id: string) {
  const marks = await besideRecordOf(deps.services, actor, id)
  return {
    beside: marks.map(({ mark, on, text }) => ({ label: RIGHTS.marks[mark], on: longDate(on), text })),
    bundleHref: may(actor, 'make-bundle') ? urls.bundleNew(id) : '', givenHref: may(actor, 'answer-rights') ? urls.disclosures(id) : '', askHref: may(actor, 'answer-rights') ? urls.rightsNew(id) : '',
  }
}
