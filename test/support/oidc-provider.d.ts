declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  /** As much of the package as the tests use. */
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    on(event: string, listener: () => void): this
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Readonly<Record<string, unknown>>, options?: Readonly<{ mergeWithLastSubmission: boolean }>): Promise<void>
    Grant: new (given: Readonly<{ clientId: string; accountId: string }>) => { addOIDCScope(scope: string): void; save(): Promise<string> }
  }
}
