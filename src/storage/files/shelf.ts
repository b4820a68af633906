/** Where files lie under their names: a folder of this machine, or a bucket. */
export type Shelf = Readonly<{
  /** Takes over the file at `path`, whole or not at all. What lies there under this name is the same: it stays, and counts as new. */
  take(name: string, path: string): Promise<void>
  /** Null where nothing lies there. */
  open(name: string): Promise<AsyncIterable<Uint8Array> | null>
  has(name: string): Promise<boolean>
  remove(name: string): Promise<void>
  /** Every name below a folder, with when it was taken last, in milliseconds. */
  list(folder: string): AsyncIterable<Readonly<{ name: string; takenMs: number }>>
  /** Takes away what was not taken since; false where it was. */
  removeOlder(name: string, beforeMs: number): Promise<boolean>
}>
