import { createHash, randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import type { Secrets } from '../../application/access/sign-in-ports.ts'

/** Figures and letters that are not taken for each other. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const STEP_SECONDS = 30

/**
 * Randomness and digests for signing in. Codes of apps are those of RFC 6238 (SHA-1, six figures, half a minute), since
 * every app knows them; one half minute beside now is taken, for clocks that differ. `milliseconds` is the machine's own
 * time, also where `HEARD_TODAY` fixes the day: an app's clock is not fixed.
 */
export function makeSecrets(milliseconds: () => number): Secrets {
  return {
    token: () => randomBytes(32).toString('base64url'),
    digest: sha256,
    recoveryCode: () => [...randomBytes(24)].map((byte) => LETTERS[byte % 32]).join('').replaceAll(/(.{4})(?=.)/g, '$1-'),
    codeSecret: () => generateSecret(),
    codeAddress: ({ secret, account, issuer }) => generateURI({ secret, label: account, issuer }),
    codeStep: async ({ secret, code, lastStep }) => {
      if (!/^\d{6}$/.test(code)) return null
      const found = await verify({ secret, token: code, epoch: Math.floor(milliseconds() / 1_000), epochTolerance: STEP_SECONDS })
      return found.valid && 'timeStep' in found && found.timeStep > lastStep ? found.timeStep : null
    },
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
