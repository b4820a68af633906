declare module '@20minutes/s3rver' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  /** As much of the package as the tests use. */
  export default class S3rver {
    constructor(options: Readonly<{ directory: string; silent: boolean; vhostBuckets: boolean; configureBuckets: readonly Readonly<{ name: string }>[] }>)
    configureBuckets(): Promise<unknown>
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }
}
