import type { Typed } from './form-reader.ts'

/** What guards an account is typed again, and never printed into a page. */
const NEVER_SENT_BACK: readonly string[] = ['_csrf', 'password', 'presentPassword', 'repeatedPassword', 'code', 'passkey']

/** The fields of a form that could not be taken, to be sent once more; the token is that of today's cookie. */
export function sentAgain(typed: Typed, csrf: string): readonly Readonly<{ name: string; value: string }>[] {
  const fields = Object.entries(typed).filter(([name]) => !NEVER_SENT_BACK.includes(name))
  return [
    { name: '_csrf', value: csrf },
    ...fields.flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one }))),
  ]
}
