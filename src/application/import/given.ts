/** Whether a cell said something: for optional fields, which may be absent but never null. */
export function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
