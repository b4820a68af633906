/** One file of the repository; `text` null where it is none. */
export type RepositoryFile = Readonly<{ path: string; bytes: number; text: string | null }>

type Rule = Readonly<{ what: string; pattern: RegExp; isFine?: (found: string) => boolean; exceptIn?: RegExp }>

const LARGEST_BYTES = 1_000_000
/** What it takes to look like a secret that somebody made, and not like a word: letters and digits, and many different ones. */
const MANY_DIFFERENT = 14

const SECRETS: readonly Rule[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY/g },
  { what: 'a key of a cloud', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/g },
  { what: 'a token of a code host', pattern: /\bgh[pousr]_\w{36,}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20,}/g },
  { what: 'a token of a registry', pattern: /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=/g },
  { what: 'a token of a message service', pattern: /\bxox[abprs]-[\w-]{10,}|\bSG\.[\w-]{20,}\.[\w-]{20,}/g },
  { what: 'a signed token', pattern: /\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}/g },
  { what: 'a password in an address', pattern: /\b[a-z][a-z+]+:\/\/[^\s/:@'"`]+:([^\s@/'"`]+)@/g, isFine: (found) => /:(?:password|…|\$\{[^}]*\})@$/.test(found) },
  { what: 'something like a secret', pattern: /(?:secret|token|api_?key|passwd|password)["'\s]*[:=]\s*["'`]([\w+/=-]{24,})["'`]/gi, isFine: (found) => !looksMade(found), exceptIn: /\.test\.ts$/ },
]

/** Domains that belong to nobody. Guidance: RFC 2606, RFC 6761. */
const NOBODYS = /@(?:[\w-]+\.)*(?:example(?:\.(?:com|org|net|org\.uk))?|test|invalid|localhost)$/i
/** Numbers kept for drama, which nobody answers. Guidance: Ofcom, telephone numbers for use in TV and radio drama. */
const DRAMA = /^0(?:1632960\d{3}|7700900\d{3}|2079460\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})$/
/** Of offices that print theirs for everybody: the Local Government and Social Care Ombudsman. */
const PUBLIC_OFFICES = new Set(['03000610614'])
/** The numbers that the NHS itself prints as examples. */
const NHS_EXAMPLES = new Set(['9434765919', '9434765870'])

const PEOPLE: readonly Rule[] = [
  { what: 'an e-mail address that may be somebody’s', pattern: /[\w.%+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi, isFine: (found) => NOBODYS.test(found), exceptIn: /^package-lock\.json$/ },
  { what: 'a telephone number that may be somebody’s', pattern: /(?<![\d.,-])(?:\+44\s?|0)(?:\d\s?){9,10}(?![\w.,-])/g, isFine: isNobodysNumber, exceptIn: /^package-lock\.json$/ },
  { what: 'a National Insurance number', pattern: /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g, isFine: (found) => found.startsWith('QQ') },
  { what: 'an NHS number', pattern: /(?<!\d[ -]?)\b\d{3}[ -]\d{3}[ -]\d{4}\b/g, isFine: (found) => NHS_EXAMPLES.has(found.replaceAll(/\D/g, '')) || !isNhsNumber(found.replaceAll(/\D/g, '')) },
  { what: 'a postcode that may be somebody’s', pattern: /\b(?!ZZ)[A-Z]{1,2}\d[\dA-Z]? \d[ABD-HJLNP-UW-Z]{2}\b/g },
]

const MACHINES: readonly Rule[] = [
  { what: 'a path of one machine', pattern: /(?<![\w.'"`}-])\/(?:home|Users|work)\/(?!somebody\b)[a-z][\w.-]*\/[\w.-]+/g, exceptIn: /^package-lock\.json$/ },
  { what: 'a registry of one machine', pattern: /https?:\/\/(?:localhost|\d+\.\d+\.\d+\.\d+|[\w.-]*registry(?!\.npmjs\.org)[\w.-]*)(?::\d+)?\/[\w@./-]*\.tgz/g },
]

/** What must not be in a file of the repository: where, and of what sort. What was found is not repeated. */
export function fileProblems({ path, bytes, text }: RepositoryFile): readonly string[] {
  return [
    ...(bytes > LARGEST_BYTES ? [`${path} has ${Math.ceil(bytes / 1_000)} kB, and the most is ${LARGEST_BYTES / 1_000}`] : []),
    ...(/(^|\/)(\.env(\.\w+)?|id_rsa|id_ed25519|[^/]+\.(pem|key|p12|pfx|kdbx|jks))$/.test(path) ? [`${path} is a file of secrets by its name`] : []),
    ...(text === null ? [] : [...SECRETS, ...PEOPLE, ...MACHINES].flatMap((rule) => problemsOf(rule, path, text))),
  ]
}

function problemsOf({ what, pattern, isFine, exceptIn }: Rule, path: string, text: string): readonly string[] {
  if (exceptIn?.test(path) === true) return []
  return [...text.matchAll(pattern)].filter(([found]) => isFine?.(found) !== true).map(({ index }) => `${path}:${text.slice(0, index).split('\n').length} has ${what}`)
}

function looksMade(found: string): boolean {
  const value = /["'`]([\w+/=-]+)["'`]$/.exec(found)?.[1] ?? ''
  return /\d/.test(value) && /[a-z]/i.test(value) && new Set(value).size >= MANY_DIFFERENT
}

function isNobodysNumber(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '').replace(/^44/, '0')
  return DRAMA.test(digits) || PUBLIC_OFFICES.has(digits) || !/^0[1-37-9]/.test(digits) || !/[\s+]/.test(found) && /^0(\d)\1*$/.test(digits)
}

/** The last digit of an NHS number follows from the others. */
function isNhsNumber(digits: string): boolean {
  const sum = digits.slice(0, 9).split('').reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}
