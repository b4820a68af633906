import type { UserId } from '../../domain/complaint/events.ts'
import type { Actor, AuthorityId, Visibility } from '../ports.ts'

/**
 * What the database opens within one transaction. Row-level security asks it again of every row, whatever a statement
 * forgot to say. Decision: 0078.
 *
 * - `whole`: no person asks: jobs, the operator's command line, loads in bulk.
 * - `register`: complaints that are not sealed, or sealed with this person on the list, or whose seal they broke; all other entries.
 * - `own`: a team manager's complaints: allocated to them or to a team of theirs, neither hidden from them nor sealed.
 * - `appointed`: somebody from outside: the complaints in which a part of theirs runs today.
 * - `figures`: the facts of everything that is not sealed, and its events, which hold days, codes and ids; no complaint's words or people.
 * - `report`: the facts and events of everything, for a report is complete by law; no complaint's words or people.
 * - `duties`: the data protection officer's: requests, disclosures, what is kept for how long, and which complaint is which; no words or events of a complaint.
 * - `rights`: everything, to answer a person's rights.
 * - `published`: reports that have gone out, and how the authority looks.
 * - `none`: no complaint and no fact.
 */
export const SIGHTS = ['whole', 'register', 'own', 'appointed', 'figures', 'report', 'duties', 'rights', 'published', 'none'] as const
export type Sight = Readonly<{ kind: (typeof SIGHTS)[number]; /** Nobody's is ''. */ userId: UserId | ''; teams: readonly string[] }>

/** Who looks, and how far: a person as their role has it, or something narrower or wider that is said. */
export type Seeing = Readonly<{ authorityId: AuthorityId; sight: Sight }>
export type Viewer = Actor | Seeing

/** Whoever is no person: the operator, a job, a load in bulk. Nothing that answers a request of somebody may say this of them. */
export function wholeOf(authorityId: AuthorityId): Seeing {
  return { authorityId, sight: { kind: 'whole', userId: '', teams: [] } }
}

/** Anybody, signed in or not: what was published and how the authority looks. */
export function everybody(authorityId: AuthorityId): Seeing {
  return { authorityId, sight: { kind: 'published', userId: '', teams: [] } }
}

/** What is one person's own, such as a draft: no complaint and no figure. */
export function onesOwn(authorityId: AuthorityId, userId: UserId): Seeing {
  return { authorityId, sight: { kind: 'none', userId, teams: [] } }
}

/** For figures that count across all teams: nobody's complaint opens through it. Of those who may open figures, their own sight counts. */
export function forFigures(actor: Actor): Seeing {
  const own = sightOf(actor)
  return { authorityId: actor.authorityId, sight: own.kind === 'register' ? own : { ...own, kind: 'figures' } }
}

/** For a report and what is made from it: it counts everything. */
export function forReport(actor: Actor): Seeing {
  return { authorityId: actor.authorityId, sight: { ...sightOf(actor), kind: 'report' } }
}

/**
 * To answer a person's rights. The data protection officer looks at everything that is held, sealed or not, since the person
 * has a right to it; a complaints manager as far as they see anyway.
 */
export function forRights(actor: Actor): Seeing {
  const own = sightOf(actor)
  return { authorityId: actor.authorityId, sight: own.kind === 'duties' ? { ...own, kind: 'rights' } : own }
}

export function seeingOf(viewer: Viewer): Seeing {
  return 'sight' in viewer ? viewer : { authorityId: viewer.authorityId, sight: sightOf(viewer) }
}

/** How far somebody sees: by their role, or, where that reaches no complaint, in the part that they ask in: what they were given to answer. */
export function sightOf(actor: Actor): Sight {
  const byRole = sightOfRole(actor)
  return actor.part !== undefined && visibilityIn(byRole).kind === 'none' ? { kind: 'own', userId: actor.userId, teams: [] } : byRole
}

function sightOfRole({ role, userId, teams }: Actor): Sight {
  switch (role) {
    case 'complaints-manager':
    case 'complaints-officer':
    case 'head-of-service':
    case 'auditor':
      return { kind: 'register', userId, teams: [] }
    case 'team-manager':
      return { kind: 'own', userId, teams }
    case 'director':
    case 'reader':
    case 'learning-lead':
      return { kind: 'figures', userId, teams: [] }
    case 'outside':
      return { kind: 'appointed', userId, teams: [] }
    case 'data-protection-officer':
      return { kind: 'duties', userId, teams: [] }
    case 'administrator':
      return { kind: 'none', userId, teams: [] }
  }
}

/** The complaints that a sight reaches, as the application asks for them. */
export function visibilityIn({ kind, userId, teams }: Sight): Visibility {
  switch (kind) {
    case 'whole':
    case 'rights':
      return { kind: 'all' }
    case 'register':
      return userId === '' ? { kind: 'none' } : { kind: 'all', userId }
    case 'own':
      return userId === '' ? { kind: 'none' } : { kind: 'teams', userId, teams }
    case 'appointed':
    case 'figures':
    case 'report':
    case 'duties':
    case 'published':
    case 'none':
      return { kind: 'none' }
  }
}
