import { wholeOf } from '../application/access/sight.ts'
import { addAccount, type AccountServices } from '../application/accounts.ts'
import { checkRegister } from '../application/import/check-register.ts'
import { loadRegister } from '../application/import/load-register.ts'
import type { FileStore } from '../application/files/ports.ts'
import { USUAL_CHOICES } from '../application/import/read-rows.ts'
import type { FillsIn } from '../application/letters/letter-facts-of.ts'
import type { Actor, AuthorityId, Services } from '../application/ports.ts'
import type { Press } from '../application/report/press.ts'
import { WORDS_FROM } from '../domain/authority/default-settings.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { loadDocuments } from './documents.ts'
import { loadCompliments } from './compliments.ts'
import { loadDisruptions } from './disruptions.ts'
import { loadPopulationShares } from './equality-forms.ts'
import { loadLiveCaseload } from './live-caseload.ts'
import { loadEnquiries } from './enquiries.ts'
import { loadLearning } from './learning.ts'
import { loadLetters } from './letters.ts'
import { loadMessages } from './messages.ts'
import { loadOmbudsmanCases } from './ombudsman-cases.ts'
import { loadThemes } from './themes.ts'
import { loadPeopleFromOutside } from './people-from-outside.ts'
import { loadPool } from './pool-of-people.ts'
import { loadPrintedAndBuilt } from './printed-and-built.ts'
import { loadPuttingRight } from './putting-right.ts'
import { publishAndCorrect } from './published-report.ts'
import { loadReadLog } from './read-log.ts'
import { loadReports } from './reports.ts'
import { demonstrationRegister } from './register.ts'
import { loadRetention } from './retention.ts'
import { loadRights, type MakeBundle } from './rights.ts'
import { loadSending } from './sending.ts'
import { loadSealed } from './sealed.ts'
import { loadReturningPeople } from './returning-people.ts'
import { demonstrationSettings } from './settings.ts'
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_USERS, type DemonstrationActors } from './users.ts'

/** The last answers and closings of the founding report's years fall before it. */
const EARLIEST_TODAY = isoDate('2020-09-01')

/**
 * Makes the demonstration: settings, sign-ins, the register of earlier years through the import, and today's caseload
 * through the commands of every day. The authority must be there and have nothing in it yet.
 */
export async function loadDemonstration(
  parts: Readonly<{ services: Services; accounts: AccountServices; press?: Press; makeBundle?: MakeBundle; fileStore?: FileStore; fillsIn?: FillsIn }>, authorityId: AuthorityId, progress: (sentence: string) => void,
): Promise<void> {
  const { services, accounts } = parts
  if (services.clock.today() < EARLIEST_TODAY) throw new Error('The demonstration holds events until August 2020: HEARD_TODAY has to be 2020-09-01 or later.')
  const saved = { recordedBy: 'demonstration', recordedAt: services.clock.now(), validFrom: WORDS_FROM }
  await services.store.write(wholeOf(authorityId), (tx) => tx.settings.save(demonstrationSettings(), saved))
  progress('Making the demonstration’s sign-ins …')
  const actors = await addUsers(accounts, authorityId)
  await loadEarlierYears(services, actors.manager, progress)
  await loadPopulationShares(services, actors)
  await loadDisruptions(services, actors.manager)
  const live = await loadLiveCaseload(services, actors, (done, all) => {
    if (done % 20 === 0) progress(`Recording today’s complaints: ${done} of ${all} …`)
  })
  await loadOmbudsmanCases(services, actors.manager)
  await loadPool(services, actors.manager)
  await loadPeopleFromOutside(services, accounts, actors.manager)
  if (parts.fileStore) await loadDocuments(services, parts.fileStore, actors.manager)
  if (parts.fileStore) await loadMessages(services, parts.fileStore, actors.manager)
  await loadReturningPeople(services, actors.manager)
  await loadLearning(services, actors, await loadThemes(services, actors.manager))
  await loadCompliments(services, actors.manager)
  await loadPuttingRight(services, actors.manager)
  await loadEnquiries(services, actors.manager)
  await loadSending(services, actors.manager)
  if (parts.fillsIn) await loadLetters(services, actors, parts.fillsIn)
  const sealedId = await loadSealed(services, actors.manager)
  await loadReadLog(services, accounts.traces, actors.manager, sealedId)
  await loadRights(services, actors.manager, parts.makeBundle)
  const reports = await loadReports(services, actors.manager)
  if (parts.press) {
    progress('Publishing the report of 2018-19, and correcting it …')
    const inTheWay = await publishAndCorrect({ services, press: parts.press, manager: actors.manager, second: actors.second, reportId: reports.before })
    if (inTheWay !== null) progress(`The report of 2018-19 is not published: ${inTheWay}`)
  }
  await loadPrintedAndBuilt(services, actors.manager)
  await loadRetention(services, actors)
  progress(`Today’s caseload is recorded: ${live} complaints.`)
}

async function addUsers(accounts: AccountServices, authorityId: AuthorityId): Promise<DemonstrationActors> {
  const actors = await Promise.all(DEMONSTRATION_USERS.map(async (user): Promise<Actor> => {
    const added = await addAccount(accounts, authorityId, { ...user, password: DEMONSTRATION_PASSWORD })
    if (added.kind !== 'done') throw new Error(`the demonstration's sign-in ${user.email} was not made: ${added.kind}`)
    const { name, role, teams } = user
    return { authorityId, userId: added.userId as UserId, name, role, teams }
  }))
  const [manager] = actors
  if (manager === undefined) throw new Error('the demonstration has no complaints manager')
  const second = actors.find(({ role }) => role === 'head-of-service')
  if (second === undefined) throw new Error('the demonstration has no head of service')
  return { manager, second, responders: actors.filter(({ role }) => role === 'team-manager') }
}

async function loadEarlierYears(services: Services, manager: Actor, progress: (sentence: string) => void): Promise<void> {
  const file = demonstrationRegister(services.clock.today(), services.calendar)
  const choices = { ...USUAL_CHOICES, source: 'demonstration' }
  const checked = await checkRegister(services, manager, file, choices)
  if (checked.kind !== 'checked' || checked.badRows > 0) throw new Error(`the demonstration register cannot be loaded: ${JSON.stringify(checked)}`)
  const { rows: all } = checked
  const loaded = await loadRegister(services, manager, file, choices, {
    progress: (rows) => progress(`Loading the register of earlier years: ${rows.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} rows …`),
  })
  if (loaded.kind !== 'loaded') throw new Error(`the demonstration register was not loaded: ${loaded.kind}`)
}
