/** Starting cannot go on, for a reason that the operator can do something about. The message is a plain sentence. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
