import { may } from '../../../application/permissions.ts'
import { owedRemedies, type OwedRemedies } from '../../../application/owed-remedies.ts'
import type { Actor } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { tableDate } from '../../../words/dates.ts'
import { REMEDY_KIND_LABELS } from '../../../words/ombudsman.ts'
import { remedyName } from '../../components/remedy-name.ts'
import { pounds } from '../../../words/money.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'

/** What is still owed to people, in complaints and by the Ombudsman's decisions. */
export const remediesRoutes: readonly Route[] = [{ method: 'GET', url: urls.remedies(), access: 'view-remedies', traces: lists('remedies'), handler: show }]

async function show({ deps, actor, today }: Visit): Promise<Answer> {
  const owed = await owedRemedies(deps.services, actor)
  if (owed.kind === 'not-allowed') return owed
  return { kind: 'page', template: 'pages/remedies/page.njk', title: 'Remedies still owed', model: remediesPage(owed, actor, today) }
}

function remediesPage({ settings, ofComplaints, ofCases, texts }: OwedRemedies, actor: Actor, today: IsoDate) {
  const shown = (remedy: Readonly<{ dueOn: IsoDate | null; text: Readonly<{ textId: string }> | null }>) => ({
    text: texts.get(remedy.text?.textId ?? '') ?? '', due: remedy.dueOn === null ? '' : tableDate(remedy.dueOn), isLate: remedy.dueOn !== null && remedy.dueOn < today,
  })
  const sums = [...ofComplaints, ...ofCases].reduce((sum, { remedy }) => sum + (remedy.amountPence ?? 0), 0)
  return {
    ofComplaints: ofComplaints.map(({ complaintId, reference, remedy }) => ({
      reference, href: urls.complaint(complaintId), what: remedyName(remedy, settings), promised: tableDate(remedy.promisedOn), ...shown(remedy),
      giveHref: may(actor, 'give-remedy') ? `${urls.complaintCommand(complaintId, 'give-remedy')}?item=${encodeURIComponent(remedy.remedyId)}` : null,
    })),
    ofCases: ofCases.map(({ streamId, reference, remedy }) => ({
      reference, href: urls.ombudsmanCase(streamId), promised: tableDate(remedy.askedOn), ...shown(remedy),
      what: `${REMEDY_KIND_LABELS[remedy.remedy]}${remedy.amountPence === null ? '' : `, ${pounds(remedy.amountPence)}`}`,
    })),
    showsCases: may(actor, 'view-ombudsman'), sums: sums === 0 ? '' : pounds(sums),
    late: [...ofComplaints, ...ofCases].filter(({ remedy: { dueOn } }) => dueOn !== null && dueOn < today).length,
  }
}
