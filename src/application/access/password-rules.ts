/** Shortest password taken. Guidance: NCSC, password administration for system owners: length before make-up. */
export const SHORTEST_PASSWORD = 12
/** Longer input is refused rather than cut off without a word. */
export const LONGEST_PASSWORD = 256

export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-too-common'

/** What common long passwords are made of, once figures and signs are taken away. Longer words first, so that they are taken whole. */
const COMMON_PARTS = [
  'administrator', 'complaints', 'trustnoone', 'basketball', 'liverpool', 'chocolate', 'superstar', 'starwars', 'football', 'princess', 'sunshine', 'baseball',
  'superman', 'password', 'passwort', 'passord', 'pa55word', 'iloveyou', 'everton', 'arsenal', 'chelsea', 'charlie', 'shadow', 'monkey', 'master', 'dragon', 'welcome', 'letmein',
  'whatever', 'changeme', 'computer', 'internet', 'security', 'service', 'services', 'children', 'council', 'default', 'example', 'january', 'february', 'october', 'november',
  'december', 'september', 'august', 'summer', 'winter', 'spring', 'autumn', 'monday', 'friday', 'sunday', 'secret', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwerty', 'azerty',
  'london', 'england', 'access', 'admin', 'login', 'hello', 'heard', 'abcdefghijklmnopqrstuvwxyz', 'abcdef', 'abcd', 'abc', 'pass', 'word', 'test', 'user', 'temp', 'the', 'and', 'my', 'is',
].toSorted((one, other) => other.length - one.length)

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i' }

/** Rows of keys, and the order of letters and figures: what is typed along them is no password. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', 'q1w2e3r4t5y6u7i8o9p0']

/**
 * What is wrong with a password; null where it may be taken. Nothing is asked of its make-up: no capitals, figures or
 * signs. `about` is what anybody would guess of this person: their name, their address. Decision: 0079.
 */
export function passwordProblem(password: string, about: readonly string[] = []): PasswordProblem | null {
  const typed = password.normalize('NFKC')
  if (typed.length < SHORTEST_PASSWORD) return 'password-too-short'
  if (typed.length > LONGEST_PASSWORD) return 'password-too-long'
  return isGuessed(typed.toLowerCase(), about) ? 'password-too-common' : null
}

function isGuessed(typed: string, about: readonly string[]): boolean {
  const plain = typed.replaceAll(/\s/g, '')
  if (new Set(plain).size < 4 || isRepeated(plain) || isAlongRow(plain)) return true
  const theirs = about.flatMap((words) => words.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length > 2)
  return [plain, unLeet(plain)].some((one) => isMadeOf(one, [...theirs, ...COMMON_PARTS]))
}

/** The same few signs over and over: `abcabcabcabc`. */
function isRepeated(text: string): boolean {
  return /^(.{1,6}?)\1{2,}.{0,5}$/u.test(text)
}

function isAlongRow(text: string): boolean {
  return ROWS.some((row) => `${row}${row}`.includes(text) || `${row}${row}`.includes(text.split('').toReversed().join('')))
}

function unLeet(text: string): string {
  return text.replaceAll(/^[\d\W_]+|[\d\W_]+$/gu, '').replaceAll(/[013457@$!]/g, (sign) => LEET[sign] ?? sign)
}

/** Whether nothing, or next to nothing, of the letters is left once the common words are taken out. */
function isMadeOf(text: string, parts: readonly string[]): boolean {
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ' '), text)
  return left.replaceAll(/[^\p{L}]/gu, '').length < 2 && left !== text
}
