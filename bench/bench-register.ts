import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeOf } from '../src/application/access/sight.ts'
import { newAccount } from '../src/application/accounts.ts'
import type { Account, AuthorityId } from '../src/application/ports.ts'
import { LATER_SETTINGS } from '../src/domain/authority/default-settings.ts'
import type { AuthoritySettings, AuthorityWord } from '../src/domain/authority/settings.ts'
import { isoDate } from '../src/domain/calendar/iso-date.ts'
import type { UserId } from '../src/domain/complaint/events.ts'
import { readConfig, type Config } from '../src/main/config.ts'
import { uuidV7 } from '../src/main/ids.ts'
import { markOwnRegister, openDatabase, wireRegister, type Register } from '../src/main/register.ts'
import { addAuthority, markReady } from '../src/storage/authorities.ts'
import { BENCH_TODAY, SMALL_TEAM, TEAMS } from './generated-register.ts'

/** A register of its own in a temporary folder, in the embedded database, as an authority's would be. */
export type BenchRegister = Readonly<{ folder: string; config: Config; register: Register; close(): Promise<void> }>

const AT = '2006-09-01T00:00:00.000Z'

export const environmentOf = (folder: string): Readonly<Record<string, string>> => ({ HEARD_DATA: folder, HEARD_TODAY: BENCH_TODAY, HOST: '127.0.0.1', PORT: '0' })

export async function openBenchRegister(given?: string): Promise<BenchRegister> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'heard-bench-'))
  chmodSync(folder, 0o711)
  const config = readConfig(environmentOf(folder))
  if ('problems' in config) throw new Error(config.problems.join('\n'))
  const database = await openDatabase(config, 'register', () => undefined)
  markOwnRegister(database)
  return { folder, config, register: wireRegister(config, database), close: () => database.close() }
}

export function removeBenchRegister(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Another authority of the register, reached at `hostName`, with words of its own. */
export async function addBenchAuthority({ register }: BenchRegister, hostName: string): Promise<AuthorityId> {
  const authorityId = uuidV7() as AuthorityId
  const { owner } = register.database.pools
  await addAuthority(owner, { authorityId, name: 'Bench', hostName, isDemonstration: false, createdAt: AT })
  await register.services.store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'bench', recordedAt: AT, validFrom: isoDate('2006-09-01') }))
  await markReady(owner, authorityId, AT)
  return authorityId
}

/** Makes an account and signs it in, and answers the cookie that says so. */
export async function signInTo(
  { register }: BenchRegister, authorityId: AuthorityId, { role, teams }: Pick<Account, 'role' | 'teams'> = { role: 'complaints-manager', teams: [] },
): Promise<Readonly<{ userId: UserId; cookie: string }>> {
  const { accounts, sessions, clock, ids } = register.accounts
  const account = newAccount(register.accounts, { email: `${ids.next()}@bench.example`, name: 'Bench', role, teams })
  const { userId } = account
  await accounts.add(authorityId, account, AT)
  const token = randomBytes(32).toString('base64url')
  await sessions.start(authorityId, {
    tokenHash: createHash('sha256').update(token).digest('hex'), userId, createdAt: clock.now(), lastSeenAt: clock.now(), expiresAt: '2099-01-01T00:00:00.000Z',
    sessionId: ids.next(), idleMinutes: 60, how: 'password', device: { browser: 'other', system: 'other' },
  })
  return { userId, cookie: `heard-session=${token}` }
}

const words = (...codes: readonly string[]): readonly AuthorityWord[] => codes.map((code) => ({ code, label: code, from: isoDate('2006-09-01'), until: null }))

const SETTINGS: AuthoritySettings = {
  name: 'Bench', isDemonstration: false, referenceFormat: '{year}-{number}', acknowledgementWorkingDays: 3, stageTwoRunsFrom: 'request', ...LATER_SETTINGS,
  defaultProcedure: 'children-act-1989-england', corporateProcedure: 'corporate-council', reportingYearStartsInMonth: 4,
  words: {
    channels: words('email', 'telephone', 'complaint-form', 'letter', 'meeting'), complainantTypes: words('child-or-young-person', 'care-leaver', 'parent', 'carer'),
    relations: [], divisions: words('children-in-need', 'children-in-care', 'team-around-the-family'), teams: words(...TEAMS, SMALL_TEAM),
    categories: words('staff', 'service', 'assessment-or-review'), reasonsUpheld: [], howResolved: [], remedies: [], contactPreferences: [], languages: [], causeTags: [], audiences: [], signposts: [],
  },
}
