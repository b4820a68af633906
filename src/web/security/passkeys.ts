import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Factor, FactorKey } from '../../application/access/sign-in-ports.ts'
import type { Account } from '../../application/ports.ts'

/** Where a passkey belongs: the host name, and the address that the browser sees. */
export type Site = Readonly<{ host: string; origin: string; name: string }>

/** EdDSA, ES256 and RS256: what every browser and key knows. */
const ALGORITHMS = [-8, -7, -257] as const

type Passkey = Extract<Factor, { kind: 'passkey' }>

/** What the browser is asked so that it makes a passkey, and what it has to sign. The passkey is a second factor: whoever has the device is asked for no PIN beside it. */
export function askForNewPasskey(site: Site, challenge: string, account: Pick<Account, 'userId' | 'email' | 'name'>, present: readonly Factor[]) {
  return generateRegistrationOptions({
    challenge, rpName: site.name, rpID: site.host, userName: account.email, userDisplayName: account.name, userID: new TextEncoder().encode(account.userId),
    attestationType: 'none', supportedAlgorithmIDs: [...ALGORITHMS], authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    excludeCredentials: present.filter(isPasskey).map(describe),
  })
}

/** What the browser is asked so that one of these passkeys signs the challenge. */
export function askForPasskey(site: Site, challenge: string, factors: readonly Factor[]) {
  return generateAuthenticationOptions({ challenge, rpID: site.host, allowCredentials: factors.filter(isPasskey).map(describe), userVerification: 'preferred' })
}

/** The passkey that was made; null where what came is no answer to the challenge, or not of this site. */
export async function newPasskeyOf(site: Site, challenge: string, answer: string): Promise<FactorKey | null> {
  const response = parsed(answer)
  if (response === null) return null
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON, expectedChallenge: asSigned(challenge), expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: false,
    supportedAlgorithmIDs: [...ALGORITHMS],
  }).catch(() => null)
  if (!verified?.verified) return null
  const { credential } = verified.registrationInfo
  return { kind: 'passkey', credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter, transports: credential.transports ?? [] }
}

/** Which of the factors signed the challenge; null where none did. A counter that runs backwards is a copy, and refused. */
export async function signedBy(site: Site, challenge: string, answer: string, factors: readonly Factor[]): Promise<Readonly<{ factorId: string; counter: number }> | null> {
  const response = parsed(answer)
  const passkey = factors.filter(isPasskey).find(({ credentialId }) => credentialId === response?.id)
  if (response === null || passkey === undefined) return null
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON, expectedChallenge: asSigned(challenge), expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: false,
    credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter, transports: [...passkey.transports] },
  }).catch(() => null)
  return verified?.verified === true ? { factorId: passkey.factorId, counter: verified.authenticationInfo.newCounter } : null
}

/** A browser signs the bytes of a challenge, and says them in base64. */
function asSigned(challenge: string): string {
  return Buffer.from(challenge, 'utf8').toString('base64url')
}

export function isPasskey(factor: Factor): factor is Passkey {
  return factor.kind === 'passkey'
}

function describe({ credentialId, transports }: Passkey) {
  return { id: credentialId, transports: [...transports] }
}

/** As much of the shape as tells an answer of a browser from anything else; the library checks the rest. */
const ANSWER = z.looseObject({ id: z.string(), rawId: z.string(), type: z.literal('public-key'), response: z.looseObject({ clientDataJSON: z.string() }) })

function parsed(answer: string): z.infer<typeof ANSWER> | null {
  try {
    const read = ANSWER.safeParse(JSON.parse(answer))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
