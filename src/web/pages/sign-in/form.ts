import type { Slip, Typed } from '../../form-reader.ts'
import { urls } from '../../urls.ts'

export type SignInForm = Readonly<{ email: string; password: string; next: string; slips: readonly Slip[] }>

/** What was typed to sign in. A password is taken as it stands, spaces included. */
export function readSignIn(typed: Typed): SignInForm {
  const email = text(typed['email']).trim()
  const password = text(typed['password'])
  const slips: Slip[] = []
  if (email === '') slips.push({ field: 'email', text: 'Enter your e-mail address' })
  if (password === '') slips.push({ field: 'password', text: 'Enter your password' })
  return { email, password, next: pathAfter(text(typed['next'])), slips }
}

/** The page to go to after signing in: a path of ours, never another address. */
export function pathAfter(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[\w/.-]*$/.test(next) && next !== urls.signIn() ? next : urls.home()
}

function text(value: Typed[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
