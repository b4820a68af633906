const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether `text` can be an id of a row. Addresses come from outside, and PostgreSQL answers a malformed id with an error. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
