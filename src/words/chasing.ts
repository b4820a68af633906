import type { ChaseRung } from '../domain/authority/settings.ts'

const WHOM_WORDS: Readonly<Record<ChaseRung['whom'], string>> = {
  responder: 'whoever answers', 'head-of-service': 'head of service', director: 'director',
}

/** What the list for somebody is called. */
export function listTitle(whom: ChaseRung['whom'], ownerName: string | null): string {
  switch (whom) {
    case 'responder': return ownerName ?? 'Nobody answers yet'
    case 'head-of-service': return 'Head of service'
    case 'director': return 'Director'
  }
}

/** "step 2: head of service". */
export function rungWords(rung: number, whom: ChaseRung['whom']): string {
  return `step ${rung}: ${WHOM_WORDS[whom]}`
}
