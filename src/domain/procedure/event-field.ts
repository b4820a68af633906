/** A field of an event that the engine reads. */
export type EventField = Readonly<{
  name: string
  kind: 'day' | 'working-days' | 'yes-or-no' | 'code'
  says: string
  /** The values that have a meaning in the rules; others are taken and have none. */
  values?: readonly string[]
  /** True where the event means nothing without it. */
  isRequired?: boolean
  /** True for a day that may still be to come. */
  mayBeToCome?: boolean
}>

export type KnownEvent = Readonly<{ type: string; says: string; fields: readonly EventField[] }>
