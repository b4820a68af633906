import type { Passwords } from '../../src/application/accounts.ts'
import type { Account, Accounts, Actor, AuthorityId, Draft, Drafts, Feeds, Reminders, Session, Sessions } from '../../src/application/ports.ts'

/** Accounts in memory, for one authority. */
export function memoryAccounts(given: readonly Account[] = []): Accounts {
  const rows = new Map(given.map((account) => [account.userId, account]))
  const change = (userId: string, changes: Partial<Account>) => {
    const row = [...rows.values()].find((account) => account.userId === userId)
    if (row) rows.set(row.userId, { ...row, ...changes })
  }
  return {
    byEmail: async (_, email) => [...rows.values()].find((row) => row.email.toLowerCase() === email.trim().toLowerCase()) ?? null,
    all: async () => [...rows.values()],
    add: async (_, account) => { rows.set(account.userId, account) },
    countFailure: async (_, userId) => {
      const failedAttempts = (rows.get(userId)?.failedAttempts ?? 0) + 1
      change(userId, { failedAttempts })
      return failedAttempts
    },
    setLock: async (_, userId, lockedUntil) => change(userId, { failedAttempts: 0, lockedUntil }),
    setPassword: async (_, userId, passwordHash) => change(userId, { passwordHash }),
    setActive: async (_, userId, isActive) => change(userId, { isActive }),
  }
}

/** Sessions in memory; `rows` is open to look at. */
export function memorySessions(accounts: Accounts): Sessions & { rows: Map<string, Session> } {
  const rows = new Map<string, Session>()
  return {
    rows,
    start: async (_, session) => { rows.set(session.tokenHash, session) },
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
    endAllOf: async (_, userId) => { for (const row of rows.values()) if (row.userId === userId) rows.delete(row.tokenHash) },
    sweep: async (_, expiredBefore, seenBefore) => {
      for (const row of rows.values()) if (row.expiresAt < expiredBefore || row.lastSeenAt < seenBefore) rows.delete(row.tokenHash)
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
}
