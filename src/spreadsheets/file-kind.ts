/** What a file is, by its first bytes; its name is not believed. */
export type FileKind = 'empty' | 'zip' | 'ole' | 'text'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

export function fileKind(head: Buffer): FileKind {
  if (head.length === 0) return 'empty'
  if (head.subarray(0, ZIP.length).equals(ZIP)) return 'zip'
  return head.subarray(0, OLE.length).equals(OLE) ? 'ole' : 'text'
}

/** An encrypted spreadsheet is an OLE file with this stream in its directory; an old `.xls` is one without. */
export function isEncrypted(ole: Buffer): boolean {
  return ole.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** A workbook of a thousand sheets and as many pictures has fewer parts. */
const MOST_PARTS = 5_000

/** How many bytes the parts of a zip say they unfold to; null where its directory cannot be read, or it has more parts than any workbook. */
export function unzippedSize(zip: Buffer): number | null {
  const end = zip.lastIndexOf(bytesOf(END_OF_DIRECTORY))
  if (end < 0 || end + 22 > zip.length) return null
  const entries = zip.readUInt16LE(end + 10)
  if (entries > MOST_PARTS) return null
  let [at, total] = [zip.readUInt32LE(end + 16), 0]
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    total += zip.readUInt32LE(at + 24)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return total
}

function bytesOf(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
