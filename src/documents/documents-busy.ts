/** Who waits for a document, as a key that tells people apart, and whether they still do. */
export type Asker = Readonly<{ who: string; gone: AbortSignal }>

/** More documents are waiting than can be made in good time, or nobody waits for this one. `code` is what the error pages know it by. */
export class DocumentsBusy extends Error {
  override readonly name = 'DocumentsBusy'
  readonly code = 'HEARD_DOCUMENTS_BUSY'
}
