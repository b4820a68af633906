/** A form with files names the line that parts them; without it nothing can be read, and reading would fail. */
export function isFormWithFile(contentType = ''): boolean {
  return /^multipart\/form-data\b.*\bboundary=[^\s;]/i.test(contentType)
}

/** Whether a form with a file broke off. The reader of forms throws errors that only their words tell from a fault of ours. */
export function isCutOff(error: unknown): boolean {
  return error instanceof Error && /multipart/i.test(error.message)
}
