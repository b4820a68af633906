import type { Typed } from '../../form-reader.ts'

/** One value as it stands, spaces included; nothing where a field came twice or not at all. */
export function textOf(value: Typed[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
