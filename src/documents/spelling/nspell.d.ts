/** What is used of nspell, which brings no types. */
declare module 'nspell' {
  type Speller = Readonly<{ correct(word: string): boolean; suggest(word: string): string[]; add(word: string): Speller }>
  export default function nspell(dictionary: Readonly<{ aff: Uint8Array; dic: Uint8Array }>): Speller
}
