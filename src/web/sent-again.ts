import type { Typed } from './form-reader.ts'

/** The fields of a form that could not be taken, to be sent once more; the token is that of today's cookie. */
export function sentAgain(typed: Typed, csrf: string): readonly Readonly<{ name: string; value: string }>[] {
  const fields = Object.entries(typed).filter(([name]) => name !== '_csrf' && name !== 'password')
  return [
    { name: '_csrf', value: csrf },
    ...fields.flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one }))),
  ]
}
