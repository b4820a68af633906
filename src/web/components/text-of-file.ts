/** What the bytes of a file say as UTF-8; null where they are something else. */
export function textOfFile(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
