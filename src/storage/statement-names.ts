import { hash } from 'node:crypto'

/** A text that was sent so often will be sent again: planning it, with the rules of its rows, costs more than running it. */
const OFTEN = 3
/** So many on each connection; each takes some of its memory. What comes later is planned each time, as it always was. */
const MOST = 400
/**
 * Begins a text that PostgreSQL plans anew each time, for its values: where how many rows there are decides how they are best
 * counted, a plan for any values would sort what could be hashed.
 */
export const PLANNED_ANEW = '/* planned for its values */'
/** Texts that are not yet known to come again. */
const MOST_COUNTED = 5_000

/**
 * Names under which PostgreSQL keeps statements that come again and again, so that it plans each once for a connection and
 * then chooses for itself between that plan and a fresh one. Only what reads, and never what is written once.
 */
export function statementNames(): (text: string) => string | undefined {
  const named = new Map<string, string>()
  const counted = new Map<string, number>()
  return (text) => {
    const known = named.get(text)
    if (known !== undefined || named.size === MOST || !/^\s*(select|with)\b/i.test(text)) return known
    const times = (counted.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (counted.size === MOST_COUNTED) counted.clear()
      counted.set(text, times)
      return undefined
    }
    counted.delete(text)
    const name = `heard-${hash('sha256', text, 'hex').slice(0, 32)}`
    named.set(text, name)
    return name
  }
}
