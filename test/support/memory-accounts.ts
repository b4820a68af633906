import type { Passwords } from '../../src/application/accounts.ts'
import { endOf, later, MINUTE } from '../../src/application/sign-in.ts'
import type { Session, Sessions } from '../../src/application/access/session-ports.ts'
import type { Feeds } from '../../src/application/feed-ports.ts'
import type { Account, Accounts, Actor, AuthorityId, Draft, Drafts } from '../../src/application/ports.ts'
import type { Reminders } from '../../src/application/reminder-ports.ts'

/** Accounts in memory, for one authority. */
export function memoryAccounts(given: readonly Account[] = []): Accounts {
  const rows = new Map(given.map((account) => [account.userId, account]))
  const put = (userId: string, changes: Partial<Account>) => {
    const row = [...rows.values()].find((account) => account.userId === userId)
    if (row) rows.set(row.userId, { ...row, ...changes })
  }
  const isTaken = (account: Account) => [...rows.values()].some((row) => row.email.toLowerCase() === account.email.toLowerCase()
    || (account.identity !== null && row.identity?.issuer === account.identity.issuer && row.identity.subject === account.identity.subject))
  return {
    byEmail: async (_, email) => [...rows.values()].find((row) => row.email.toLowerCase() === email.trim().toLowerCase()) ?? null,
    all: async () => [...rows.values()],
    byId: async (_, userId) => rows.get(userId) ?? null,
    byIdentity: async (_, { issuer, subject }) => [...rows.values()].find(({ identity }) => identity?.issuer === issuer && identity.subject === subject) ?? null,
    add: async (_, account) => {
      if (isTaken(account)) return false
      rows.set(account.userId, account)
      return true
    },
    claimAttempt: async (_, userId, { most, now, lockUntil }) => {
      const row = rows.get(userId)
      if (!row || (row.lockedUntil !== null && row.lockedUntil > now)) return null
      const locks = row.failedAttempts + 1 >= most
      put(userId, { failedAttempts: locks ? 0 : row.failedAttempts + 1, lockedUntil: locks ? lockUntil : null })
      return { lockedUntil: locks ? lockUntil : null }
    },
    takeBack: async (_, userId, { lockedUntil }, most) => {
      const row = rows.get(userId)
      if (lockedUntil === null) put(userId, { failedAttempts: Math.max((row?.failedAttempts ?? 0) - 1, 0) })
      else if (row?.lockedUntil === lockedUntil) put(userId, { failedAttempts: most - 1, lockedUntil: null })
    },
    setLock: async (_, userId, lockedUntil) => put(userId, { failedAttempts: 0, lockedUntil }),
    change: async (_, userId, decide) => {
      const row = rows.get(userId)
      if (!row) return 'not-found'
      const others = [...rows.values()].filter((each) =>
        each.userId !== userId && each.role === 'administrator' && each.isActive && (each.passwordHash !== null || each.identity !== null)).length
      const changes = decide(row, others)
      if (typeof changes === 'string') return changes
      put(userId, changes)
      return rows.get(userId) ?? row
    },
  }
}

/** Sessions in memory; `rows` is open to look at. */
export function memorySessions(accounts: Accounts): Sessions & { rows: Map<string, Session> } {
  const rows = new Map<string, Session>()
  const drop = (goes: (row: Session) => boolean) => { for (const row of rows.values()) if (goes(row)) rows.delete(row.tokenHash) }
  return {
    rows,
    start: async (authorityId, session) => {
      drop((row) => endOf(row) <= session.createdAt)
      await accounts.setLock(authorityId, session.userId, null)
      await accounts.change(authorityId, session.userId, () => ({ lastSignedInAt: session.createdAt }))
      rows.set(session.tokenHash, session)
    },
    find: async (authorityId, tokenHash) => {
      const session = rows.get(tokenHash)
      const account = (await accounts.all(authorityId)).find((row) => row.userId === session?.userId && row.isActive)
      return session && account ? { session, actor: actorOf(authorityId, account) } : null
    },
    seen: async (_, tokenHash, lastSeenAt) => {
      const row = rows.get(tokenHash)
      if (row) rows.set(tokenHash, { ...row, lastSeenAt })
    },
    end: async (_, tokenHash) => { rows.delete(tokenHash) },
    endAllOf: async (_, userId) => drop((row) => row.userId === userId),
    listOf: async (_, userId) => [...rows.values()].filter((row) => row.userId === userId).toSorted((one, other) => (one.lastSeenAt < other.lastSeenAt ? 1 : -1)),
    endOne: async (_, userId, sessionId) => drop((row) => row.userId === userId && row.sessionId === sessionId),
    endOthers: async (_, userId, tokenHash) => drop((row) => row.userId === userId && row.tokenHash !== tokenHash),
    shorten: async (_, idleMinutes, longestHours) => {
      for (const row of rows.values()) {
        const latest = later(row.createdAt, longestHours * 60 * MINUTE)
        rows.set(row.tokenHash, { ...row, idleMinutes: Math.min(row.idleMinutes, idleMinutes), expiresAt: latest < row.expiresAt ? latest : row.expiresAt })
      }
    },
  }
}

function actorOf(authorityId: AuthorityId, { userId, name, role, teams }: Account): Actor {
  return { authorityId, userId, name, role, teams }
}

export function memoryDrafts(): Drafts & { rows: Map<string, Draft> } {
  const rows = new Map<string, Draft>()
  const own = (userId: string, draftId: string) => {
    const row = rows.get(draftId)
    return row?.userId === userId ? row : null
  }
  return {
    rows,
    save: async (_, draft) => {
      if (rows.has(draft.draftId) && !own(draft.userId, draft.draftId)) return false
      rows.set(draft.draftId, { ...draft, body: JSON.parse(JSON.stringify(draft.body)) })
      return true
    },
    get: async (_, userId, draftId) => own(userId, draftId),
    list: async (_, userId, kind) =>
      [...rows.values()].filter((row) => row.userId === userId && row.kind === kind).sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1)),
    remove: async (_, userId, draftId) => { if (own(userId, draftId)) rows.delete(draftId) },
  }
}

/** Nobody has a calendar, and nobody is reminded of anything: the real ones are tested with PostgreSQL. */
export function memoryFeeds(): Feeds {
  return { of: async () => null, put: async () => undefined, revoke: async () => undefined, find: async () => null }
}

export function memoryReminders(): Reminders {
  return { isMade: async () => true, make: async () => undefined, of: async () => ({ reminders: [], total: 0 }), putAway: async () => undefined }
}

/** Hashes nothing: page tests are about pages. The real one is tested beside its source. */
export const plainPasswords: Passwords = {
  hash: async (password) => `plain:${password}`,
  verify: async (password, hash) => hash === `plain:${password}`,
  isOutdated: () => false,
}
