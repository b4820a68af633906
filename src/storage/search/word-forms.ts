/** Letters that no accent can be taken off. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ŋ: 'n', ħ: 'h',
}

const PLAIN = /^[\x20-\x7e\s]*$/
const ACCENTS = /\p{M}+/gu
const SPECIAL = /[ßæœøłđðþıŋħ]/g
/** Letters and digits, with apostrophes and hyphens inside a word. */
const WORDS = /[\p{L}\p{N}]+(?:['’‘`´\-‐‑][\p{L}\p{N}]+)*/gu
const PLAIN_WORDS = /[a-z0-9]+(?:['`-][a-z0-9]+)*/g
const PLAIN_FORMS = /[a-z0-9]{2,40}/g
const JOINT = /['’‘`´\-‐‑]/
const APOSTROPHE = /['’‘`´]/
const HYPHEN = /[-‐‑]/

/** The longest word kept: what is longer is cut, in the register and in what is asked alike. */
const LONGEST = 40

/** `text` in small letters without accents: José, JOSE and jose are one word. */
function folded(text: string): string {
  const small = text.toLowerCase()
  if (PLAIN.test(small)) return small
  return small.normalize('NFKD').replace(ACCENTS, '').replace(SPECIAL, (letter) => OTHER_LETTERS[letter] ?? letter)
}

/**
 * The words of a text as they are found, each once. A word with an apostrophe or hyphen is found joined and by each of
 * its parts: O'Brien as obrien and brien, Smith-Jones as smithjones, smith and jones. A single letter is no word.
 */
export function wordForms(text: string): Set<string> {
  return new Set(everyForm(text))
}

/** The same, each as often as it stands there: for whoever makes one set of the words of several texts. */
export function everyForm(text: string): readonly string[] {
  const plain = folded(text)
  // Nearly all text is plain and most of it has no joints: then words need no second look.
  if (PLAIN.test(plain) && !JOINT.test(plain)) return plain.match(PLAIN_FORMS) ?? []
  const forms = new Set<string>()
  for (const word of wordsAsWritten(plain)) addForms(word, forms)
  return [...forms]
}

/**
 * The words of what somebody asks for, each of which has to be found: joined at an apostrophe, apart at a hyphen, so
 * that Smith-Jones also finds somebody written Smith Jones. Single letters count only where there is nothing else.
 */
export function wordsAsked(text: string): readonly string[] {
  const words = wordsAsWritten(folded(text)).flatMap((word) => word.split(HYPHEN)).map((word) => cut(word.split(APOSTROPHE).join('')))
  const several = [...new Set(words)]
  const longer = several.filter((word) => word.length > 1)
  return longer.length > 0 ? longer : several
}

function wordsAsWritten(plain: string): readonly string[] {
  return plain.match(PLAIN.test(plain) ? PLAIN_WORDS : WORDS) ?? []
}

function addForms(word: string, forms: Set<string>): void {
  if (!JOINT.test(word)) {
    if (word.length > 1) forms.add(cut(word))
    return
  }
  const parts = word.split(JOINT)
  for (const part of [parts.join(''), ...parts]) if (part.length > 1) forms.add(cut(part))
}

function cut(word: string): string {
  return word.length > LONGEST ? word.slice(0, LONGEST) : word
}
