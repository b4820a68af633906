import type { IsoDate } from '../../calendar/iso-date.ts'

/** What is compared of two records of people. */
export type Comparable = Readonly<{
  givenName?: string; familyName?: string; knownAs?: string; bornOn?: IsoDate; contact?: Readonly<{ email?: string; telephone?: string; address?: string }>
}>

export const LIKENESSES = ['same-name', 'similar-name', 'same-birth', 'same-email', 'same-telephone'] as const
export type Likeness = (typeof LIKENESSES)[number]

/**
 * In what two records are alike: whoever reads it decides whether they are one person. `soundsAlike`: the one was found
 * by the other's name, misspellings forgiven.
 */
export function likenessOf(one: Comparable, other: Comparable, soundsAlike: boolean): readonly Likeness[] {
  const isSame = (a: string, b: string) => a !== '' && a === b
  const isSameName = isSame(nameIn(one), nameIn(other))
  return [
    ...(isSameName ? ['same-name'] as const : soundsAlike ? ['similar-name'] as const : []),
    ...(isSame(one.bornOn ?? '', other.bornOn ?? '') ? ['same-birth'] as const : []),
    ...(isSame(emailOf(one.contact?.email), emailOf(other.contact?.email)) ? ['same-email'] as const : []),
    ...(isSame(telephoneOf(one.contact?.telephone), telephoneOf(other.contact?.telephone)) ? ['same-telephone'] as const : []),
  ]
}

/** An e-mail address as two of them are compared. */
export function emailOf(email: string | undefined): string {
  return (email ?? '').trim().toLowerCase()
}

/** The digits of a telephone number, from the country code of the United Kingdom or not; empty where there are too few to tell anybody by. */
export function telephoneOf(telephone: string | undefined): string {
  const digits = (telephone ?? '').replaceAll(/\D/g, '').replace(/^(?:00)?44/, '0')
  return digits.length < 9 ? '' : digits
}

function nameIn({ givenName = '', familyName = '' }: Comparable): string {
  return givenName === '' || familyName === '' ? '' : `${givenName} ${familyName}`.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
