import { recordEntry, type EntryRequest } from '../../src/application/record-entry.ts'
import { recordEquality } from '../../src/application/equality.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId } from '../../src/domain/complaint/events.ts'
import type { Answers, Whose } from '../../src/domain/register/equality/questions.ts'
import type { Recorded, ServedRegister, SOUTH } from './served-register.ts'

const NORTH = 'north.example'
const on = isoDate('2026-11-17')

/**
 * One of each entry of the register that people write words into (compliment, enquiry, enquiry of an MP, theme, learning),
 * each with this name and these words in it, and learned from that complaint. What the theme is called stands in figures, as
 * its mark, for whoever may see those: it has a name of its own. Gives their ids, as the pages have them.
 */
export async function entriesOf(served: ServedRegister, name: string, complaintId: string, host: typeof SOUTH | typeof NORTH = NORTH): Promise<readonly string[]> {
  const { services } = served
  const actor = await served.manager(host)
  const person = () => ({ personId: services.ids.next() as PersonId, details: { givenName: 'Ada', familyName: name } })
  const [giver, member] = [person(), person()]
  const words = { words: `${name} told us` }
  const themeId = services.ids.next()
  const asked: readonly Pick<EntryRequest, 'entryId' | 'command' | 'newPeople'>[] = [
    { entryId: services.ids.next(), newPeople: [giver], command: { type: 'record-compliment', on, from: 'client', sort: 'parent', givenBy: { personId: giver.personId }, said: words, divisions: [], teams: [] } },
    { entryId: services.ids.next(), command: { type: 'record-enquiry', on, kind: 'advice', said: words } },
    { entryId: services.ids.next(), newPeople: [member], command: { type: 'record-member-enquiry', on, from: 'mp', member: { personId: member.personId }, consent: 'seen', said: words } },
    { entryId: themeId, command: { type: 'begin-theme', on, name: { words: 'Late transport' }, text: words } },
    { entryId: services.ids.next(), command: { type: 'note-learning', on, from: 'complaint', complaint: complaintId, text: words, theme: themeId } },
  ]
  for (const request of asked) {
    const once = { ...request, expectedSeq: 0, commandId: services.ids.next() }
    const first = await recordEntry(services, actor, once)
    const result = first.kind === 'warned' ? await recordEntry(services, actor, { ...once, acceptedWarnings: first.warnings.map(({ code }) => code) }) : first
    if (result.kind !== 'done') throw new Error(`${request.command.type}: ${JSON.stringify(result)}`)
  }
  return asked.map(({ entryId }) => entryId)
}

/** What somebody answered about themselves, entered by the complaints manager. */
export async function equalityOf(served: ServedRegister, { complaintId }: Pick<Recorded, 'complaintId'>, whose: Whose, answers: Answers): Promise<void> {
  const { services } = served
  const result = await recordEquality(services, await served.manager(), {
    complaintId, whose, entryId: services.ids.next(), commandId: services.ids.next(), expectedSeq: 0, on, how: 'on-paper', outcome: 'answered', answers,
  })
  if (result.kind !== 'done') throw new Error(`equality: ${JSON.stringify(result)}`)
}
