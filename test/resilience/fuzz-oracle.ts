import { securityHeaders } from '../../src/web/security/headers.ts'
import type { Seen } from './http-visitor.ts'

const ALWAYS = Object.keys(securityHeaders(false))

/** What stands for no answer at all. */
export function noAnswer(error: unknown): Seen {
  return { status: 0, html: error instanceof Error ? error.message : String(error), location: '', contentType: '', headers: {} }
}

/** What an answer must never be; null where it is none of these. `unknownToThem` are words of records that whoever asks may not see. */
export function whatIsWrong({ status, html, location, contentType, headers }: Seen, unknownToThem: readonly string[]): string | null {
  // Of a head line that is too long Node itself says so, with a body even where none was asked for.
  if (status === 0 && html.startsWith('Parse Error')) return null
  if (status === 0) return `no answer: ${html}`
  if (status >= 500) return 'a fault'
  const bare = ALWAYS.filter((name) => headers[name] === undefined)
  if (bare.length > 0) return `no header ${bare.join(', ')}`
  if (/\.(ts|js|mjs):\d+:\d+/.test(html) || /node_modules/.test(html)) return 'a stack trace'
  if (/<script>alert|<img src=x|onerror=alert\(1\)>/.test(contentType.startsWith('text/html') ? html.replaceAll(/value="[^"]*"/g, '') : '')) return 'text that runs as markup'
  if (/^(https?:)?\/\//.test(location) || location.startsWith('/\\')) return `leads elsewhere: ${location}`
  if (headers['x-powered-by'] !== undefined || headers['set-cookie']?.includes('x=1')) return 'a header that is not ours'
  const seen = unknownToThem.find((word) => html.includes(word) || JSON.stringify(headers).includes(word))
  if (seen !== undefined) return `shows ${seen} to somebody who may not see it`
  return null
}
