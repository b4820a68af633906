import { spawnSync } from 'node:child_process'

/** A known weakness that is let stand until a day, and why. `id` is its GHSA number. */
export type Allowed = Readonly<{ id: string; until: string; why: string }>

type Advisory = Readonly<{ url?: string; title?: string; severity?: string }>
export type Audit = Readonly<{ vulnerabilities?: Readonly<Record<string, Readonly<{ name: string; via: readonly (string | Advisory)[] }>>> }>

/** The known weaknesses in an answer of `npm audit --json` that nobody has allowed, or whose day is past. */
export function weaknesses(audit: Audit, allowed: readonly Allowed[], today: string): readonly string[] {
  const fine = new Set(allowed.filter(({ until }) => until >= today).map(({ id }) => id))
  return Object.values(audit.vulnerabilities ?? {}).flatMap(({ name, via }) => via.flatMap((each) => {
    if (typeof each === 'string') return []
    const id = each.url?.split('/').at(-1) ?? ''
    return fine.has(id) ? [] : [`${name}: ${each.title ?? 'a weakness'} (${each.severity ?? 'unknown'}, ${id})`]
  }))
}

/** Asks the registry. Where it does not answer, that is said and nothing is a problem: what cannot be known fails no build. */
export function auditProblems(allowed: readonly Allowed[], say: (line: string) => void): readonly string[] {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev', '--fetch-retries=0', '--fetch-timeout=20000'], { encoding: 'utf8', timeout: 60_000 })
  const audit = parsed(stdout)
  if (audit?.vulnerabilities === undefined) {
    say('The registry does not answer: known weaknesses were not asked for.')
    return []
  }
  return weaknesses(audit, allowed, new Date().toISOString().slice(0, 10))
}

function parsed(text: string | null): Audit | null {
  try {
    return JSON.parse(text ?? '') as Audit
  } catch {
    return null
  }
}
