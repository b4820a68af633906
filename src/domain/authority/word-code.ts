/** A text as words are compared: small letters and figures, one space between words. */
export function plainWords(text: string): string {
  return text.toLowerCase().replaceAll(/['’]/g, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

const LONGEST_CODE = 60

/** Whether a text can be a code: small letters, digits and single hyphens. */
export function isWordCode(text: string): boolean {
  return text.length <= LONGEST_CODE + 4 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

/** A code made from a label, such as `north-team`, that none of `taken` is: the next is `north-team-2`. */
export function codeFor(label: string, taken: readonly string[]): string {
  const letters = plainWords(label.normalize('NFD').replaceAll(/\p{M}/gu, '')).replaceAll(/[^a-z0-9 ]/g, '').trim()
  const stem = letters.replaceAll(/ +/g, '-').slice(0, LONGEST_CODE).replace(/-$/, '') || 'word'
  let code = stem
  for (let number = 2; taken.includes(code); number += 1) code = `${stem}-${number}`
  return code
}
