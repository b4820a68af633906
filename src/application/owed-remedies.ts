import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { isOwed, type Remedy } from '../domain/complaint/threads/remedies/thread.ts'
import { foldCase, type Remedy as OmbudsmanRemedy } from '../domain/register/ombudsman/case.ts'
import { isVisible, may, visibilityOf } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import { textIdsIn } from './words-apart.ts'

/** What is still to be given: promised in a complaint, or recommended by the Ombudsman in a case of its own. */
export type OwedRemedies = Readonly<{
  kind: 'owed'
  settings: AuthoritySettings
  ofComplaints: readonly Readonly<{ complaintId: string; reference: string; remedy: Remedy }>[]
  ofCases: readonly Readonly<{ streamId: string; reference: string; remedy: OmbudsmanRemedy }>[]
  texts: ReadonlyMap<string, string>
}>

/** Everything that is owed in what this person may see: a team manager in their own complaints, and in no case of the Ombudsman. */
export async function owedRemedies(services: Services, actor: Actor): Promise<OwedRemedies | Readonly<{ kind: 'not-allowed' }>> {
  if (!may(actor, 'view-remedies')) return { kind: 'not-allowed' }
  return services.store.read(actor, async (reads) => {
    const ofComplaints = await owedInComplaints(reads, actor)
    const ofCases = may(actor, 'view-ombudsman') ? await owedInCases(reads) : []
    return {
      kind: 'owed', settings: await reads.settings(), ofComplaints, ofCases,
      texts: await reads.texts(textIdsIn([...ofComplaints, ...ofCases].map(({ remedy }) => remedy.text))),
    }
  })
}

async function owedInComplaints(reads: Reads, actor: Actor): Promise<OwedRemedies['ofComplaints']> {
  const visibility = visibilityOf(actor)
  const owed: OwedRemedies['ofComplaints'][number][] = []
  for (const complaintId of await reads.complaintsOwing(visibility)) {
    const recorded = complaintEvents(await reads.stream(complaintId))
    const complaint = recorded && foldAsRecorded(recorded)
    if (complaint && isVisible(visibility, complaint)) {
      owed.push(...complaint.threads.remedies.filter(isOwed).map((remedy) => ({ complaintId, reference: complaint.reference, remedy })))
    }
  }
  return owed.toSorted(byDueDay)
}

async function owedInCases(reads: Reads): Promise<OwedRemedies['ofCases']> {
  const cases = await reads.streamsOfKind('ombudsman-contact')
  const owed = cases.flatMap(({ streamId, recorded }) => {
    const so = foldCase(registerEvents(recorded) ?? [])
    return (so?.remedies ?? []).filter(({ doneOn }) => doneOn === null).map((remedy) => ({ streamId, reference: so?.reference ?? '', remedy }))
  })
  return owed.toSorted(byDueDay)
}

type Dated = Readonly<{ reference: string; remedy: Readonly<{ dueOn: string | null }> }>

/** The earliest due first; what has no day last. */
function byDueDay(one: Dated, other: Dated): number {
  const [a, b] = [one.remedy.dueOn ?? '9999', other.remedy.dueOn ?? '9999']
  return a === b ? one.reference.localeCompare(other.reference) : a < b ? -1 : 1
}
