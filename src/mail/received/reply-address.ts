import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { isOneAddress } from '../../domain/outbox/smtp-replies.ts'

/** RFC 4648 without what is mistaken for something else when it is read out, and without case: mail servers may change that. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_BYTES = 16
/** 80 bits: nobody guesses one by sending mail. */
const MAC_BYTES = 10
const ID_LETTERS = 26
const MAC_LETTERS = 16
/** RFC 5321 section 4.5.3.1.1. */
const LONGEST_LOCAL = 64

/** What signs addresses: the first signs, any of them is believed, so that a secret can be changed while letters are out. */
export type ReplySecrets = readonly [Buffer, ...Buffer[]]

/** A key for reply addresses alone, from a secret that has other uses too. */
export function replySecretFrom(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'heard reply addresses', 32))
}

export type Replied = Readonly<{ authorityId: string; streamId: string }>

/**
 * The address to which an answer about one record comes: `complaints+<key>.<signature>@council.example`. The key is the record's id, which
 * nobody can guess; the signature says that this house gave it away, in this authority, and to nobody who merely knows an id. Null where
 * `address` has no room for it (a name before the @ of more than 20 letters): answers are then known by their headers alone.
 */
export function replyAddressOf(address: string, { authorityId, streamId }: Replied, [secret]: ReplySecrets): string | null {
  const at = address.lastIndexOf('@')
  const id = Buffer.from(streamId.replaceAll('-', ''), 'hex')
  if (!isOneAddress(address) || id.length !== ID_BYTES) return null
  const local = `${address.slice(0, at)}+${lettersOf(id)}.${lettersOf(macOf({ authorityId, streamId }, secret))}`
  return local.length > LONGEST_LOCAL ? null : `${local}${address.slice(at)}`
}

/**
 * The record that an address was made for; null where it was made for none of this authority, by nobody here, or is no such
 * address. How long it takes says nothing of the signature.
 */
export function repliedTo(address: string, authorityId: string, secrets: ReplySecrets): string | null {
  const found = new RegExp(`\\+(?<id>[a-z2-7]{${ID_LETTERS}})\\.(?<mac>[a-z2-7]{${MAC_LETTERS}})@[^@]+$`, 'iu').exec(address)?.groups
  if (!found) return null
  const id = bytesOf(found['id'] ?? '').subarray(0, ID_BYTES).toString('hex')
  const streamId = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-')
  const mac = bytesOf(found['mac'] ?? '')
  let isOurs = false
  for (const secret of secrets) isOurs = timingSafeEqual(mac, macOf({ authorityId, streamId }, secret)) || isOurs
  return isOurs ? streamId : null
}

function macOf({ authorityId, streamId }: Replied, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${authorityId}\n${streamId.toLowerCase()}`).digest().subarray(0, MAC_BYTES)
}

function lettersOf(bytes: Buffer): string {
  let [bits, held, letters] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += LETTERS[(held >> bits) & 31] ?? ''
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? letters + (LETTERS[(held << (5 - bits)) & 31] ?? '') : letters
}

function bytesOf(letters: string): Buffer {
  const bytes: number[] = []
  let [bits, held] = [0, 0]
  for (const letter of letters.toLowerCase()) {
    held = (held << 5) | LETTERS.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
    held &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}
