const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether this can be one of our ids: what stands in an address or a hidden field may have been made up. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text)
}

/** Text as a database can hold it: no NUL, no half of a pair of surrogates. Nothing that anybody types is lost by it. */
export function plainText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
