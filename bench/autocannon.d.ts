declare module 'autocannon' {
  export type Request = Readonly<{ path: string; method?: string; body?: string; headers?: Readonly<Record<string, string>> }>
  export type Options = Readonly<{ url: string; connections: number; amount: number; requests: readonly Request[] }>
  /** Waits like a promise; tells of each answer with its status, its bytes and its time in milliseconds. */
  export type Cannon = PromiseLike<unknown> & {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void
  }
  const autocannon: (options: Options) => Cannon
  // The package has no named export of the function itself.
  // oxlint-disable-next-line import/no-default-export -- the package's own shape
  export default autocannon
}
