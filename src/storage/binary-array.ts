import { dayNumber, type IsoDate } from '../domain/calendar/iso-date.ts'

/** Lists of values in the binary form in which PostgreSQL reads arrays: neither side has to write or read them as text. */
export type ElementType = 'uuid' | 'text' | 'date' | 'boolean' | 'smallint' | 'integer' | 'bytea' | 'jsonb'

type Element = string | number | boolean | Buffer | null | undefined

/** The number by which PostgreSQL knows each type. */
const TYPE_IDS: Readonly<Record<ElementType, number>> = {
  uuid: 2950, text: 25, date: 1082, boolean: 16, smallint: 21, integer: 23, bytea: 17, jsonb: 3802,
}

const HEAD_BYTES = 20
const LENGTH_BYTES = 4
const UTF8_BYTES_AT_MOST = 3
/** PostgreSQL counts days from 2000-01-01. */
const FIRST_DAY = dayNumber('2000-01-01' as IsoDate)
const JSONB_VERSION = 1
const FIRST_SIZE = 1 << 20

/** Everything is put together here and copied out, so that no list has to grow a buffer of its own. */
let scratch = Buffer.allocUnsafe(FIRST_SIZE)

function reserve(used: number, more: number): void {
  if (used + more <= scratch.length) return
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, used + more))
  scratch.copy(larger, 0, 0, used)
  scratch = larger
}

/** These values as a parameter of type `type[]`; what is missing is null. Throws where a value is none of its type. */
export function binaryArray(type: ElementType, values: readonly Element[]): Buffer {
  let at = writeHead(TYPE_IDS[type], values.length)
  for (const value of values) {
    if (value === null || value === undefined) {
      reserve(at, LENGTH_BYTES)
      at = scratch.writeInt32BE(-1, at)
      continue
    }
    reserve(at, LENGTH_BYTES + roomFor(value))
    const end = WRITE[type](value, at + LENGTH_BYTES)
    scratch.writeInt32BE(end - at - LENGTH_BYTES, at)
    at = end
  }
  const bytes = Buffer.from(scratch.subarray(0, at))
  if (scratch.length > FIRST_SIZE * 8) scratch = Buffer.allocUnsafe(FIRST_SIZE)
  return bytes
}

function writeHead(typeId: number, length: number): number {
  if (length === 0) {
    scratch.fill(0, 0, HEAD_BYTES)
    scratch.writeInt32BE(typeId, 8)
    return 12
  }
  scratch.writeInt32BE(1, 0)
  scratch.writeInt32BE(1, 4)
  scratch.writeInt32BE(typeId, 8)
  scratch.writeInt32BE(length, 12)
  return scratch.writeInt32BE(1, 16)
}

function roomFor(value: NonNullable<Element>): number {
  if (typeof value === 'string') return value.length * UTF8_BYTES_AT_MOST + 1
  return typeof value === 'object' ? value.length : 8
}

/** Each writes a value at a place where there is room, and answers where it ends. */
const WRITE: Readonly<Record<ElementType, (value: NonNullable<Element>, at: number) => number>> = {
  text: (value, at) => writeText(asText(value), at),
  jsonb: (value, at) => writeText(asText(value), scratch.writeUInt8(JSONB_VERSION, at)),
  uuid: (value, at) => writeUuid(asText(value), at),
  date: (value, at) => scratch.writeInt32BE(dayNumber(asText(value) as IsoDate) - FIRST_DAY, at),
  boolean: (value, at) => scratch.writeUInt8(value === true ? 1 : 0, at),
  smallint: (value, at) => scratch.writeInt16BE(asInteger(value), at),
  integer: (value, at) => scratch.writeInt32BE(asInteger(value), at),
  bytea: (value, at) => at + asBytes(value).copy(scratch, at),
}

function asText(value: NonNullable<Element>): string {
  if (typeof value !== 'string') throw new Error(`not a text: ${String(value)}`)
  return value
}

function asInteger(value: NonNullable<Element>): number {
  if (!Number.isInteger(value)) throw new Error(`not a whole number: ${String(value)}`)
  return value as number
}

function asBytes(value: NonNullable<Element>): Buffer {
  if (!Buffer.isBuffer(value)) throw new Error('not bytes')
  return value
}

/** Up to this length a text that is plain is written faster here than by a call into the runtime. */
const SHORT = 32
const FIRST_NOT_PLAIN = 0x80

function writeText(text: string, at: number): number {
  if (text.length > SHORT) return at + scratch.write(text, at)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= FIRST_NOT_PLAIN) return at + scratch.write(text, at)
    scratch[at + index] = code
  }
  return at + text.length
}

const UUID_LENGTH = 36
const DASH = 45
/** Where the pairs of digits stand in the text of an id. */
const PAIRS = Uint8Array.from([0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34])
const NO_DIGIT = 255
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase())
  return digit === -1 ? NO_DIGIT : digit
})

function writeUuid(text: string, at: number): number {
  let wrong = text.length !== UUID_LENGTH || text.charCodeAt(8) !== DASH || text.charCodeAt(13) !== DASH
    || text.charCodeAt(18) !== DASH || text.charCodeAt(23) !== DASH
  for (let index = 0; index < PAIRS.length; index += 1) {
    const pair = PAIRS[index] ?? 0
    const high = DIGITS[text.charCodeAt(pair)] ?? NO_DIGIT
    const low = DIGITS[text.charCodeAt(pair + 1)] ?? NO_DIGIT
    wrong ||= high === NO_DIGIT || low === NO_DIGIT
    scratch[at + index] = (high << 4) | low
  }
  if (wrong) throw new Error(`not an id: ${text}`)
  return at + PAIRS.length
}
