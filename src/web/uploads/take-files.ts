import type { MultipartFile } from '@fastify/multipart'
import type { Mark } from '../../application/files/ports.ts'
import type { ArrivedFile } from '../../application/files/file-documents.ts'
import type { Typed } from '../form-reader.ts'
import { isCutOff, isFormWithFile } from '../file-in-form.ts'
import type { Visit } from '../route.ts'
import { makeLooker } from './looker.ts'
import { whatFile, type Refused } from './what-file.ts'

/** As many files at once as a person sends. How large one may be, the authority says. */
export const MOST_FILES = 20
const LONGEST_NAME = 200

export type WrongFile = Readonly<{ name: string; why: 'too-large' | Refused }>
export type FilesTaken = Readonly<{ kind: 'taken'; files: readonly ArrivedFile[]; wrong: readonly WrongFile[]; isTooMany: boolean; typed: Typed } | { kind: 'cut-off' }>

/**
 * Keeps the files of a posted form as they stream by, and reads its fields. What is wrong with one says nothing about the
 * others; bytes of which nothing comes have no row, and are swept away.
 */
export async function takeFiles({ deps, actor, request }: Visit, megabytes: number): Promise<FilesTaken> {
  const mostBytes = megabytes * 1024 * 1024
  if (!isFormWithFile(request.headers['content-type'])) return { kind: 'cut-off' }
  const files: ArrivedFile[] = []
  const wrong: WrongFile[] = []
  const fields = new Map<string, string[]>()
  let seen = 0
  try {
    for await (const part of request.parts({ limits: { fileSize: mostBytes + 1, files: MOST_FILES + 1 } })) {
      if (part.type === 'field') fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)])
      else if (part.filename === '' || (seen += 1) > MOST_FILES) part.file.resume()
      else {
        const name = nameOf(part.filename)
        const kept = await keep(part, name, (bytes) => deps.fileStore.put(actor.authorityId, bytes, mostBytes))
        if ('why' in kept) wrong.push({ name, why: kept.why })
        else files.push({ ...kept, name, scan: deps.scansFiles === true ? 'waiting' : 'not-scanned' })
      }
    }
  } catch (error) {
    if (isCutOff(error)) return { kind: 'cut-off' }
    throw error
  }
  const typed = Object.fromEntries([...fields].map(([field, values]) => [field, values.length === 1 ? values[0] ?? '' : values]))
  return { kind: 'taken', files, wrong, isTooMany: seen > MOST_FILES, typed }
}

type Put = (bytes: AsyncIterable<Uint8Array>) => Promise<Readonly<{ sha256: string; size: number }> | 'too-large'>
type Kept = Readonly<{ sha256: string; size: number; mediaType: string; marks: readonly Mark[] }>

async function keep({ file }: MultipartFile, name: string, put: Put): Promise<Kept | Readonly<{ why: WrongFile['why'] }>> {
  const looker = makeLooker()
  async function* looked(): AsyncGenerator<Buffer> {
    // A file that is given up half-way is read to its end all the same, or the rest of the form would never come.
    for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      looker.take(chunk)
      yield chunk
    }
  }
  const kept = await put(looked())
  file.resume()
  if (kept === 'too-large' || file.truncated) return { why: 'too-large' }
  const what = await whatFile(looker.looked(name))
  return what.kind === 'refused' ? { why: what.why } : { ...kept, mediaType: what.mediaType, marks: what.marks }
}

/** The name without a folder, without what no name has, and not longer than anybody reads. */
function nameOf(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()
  if (name.length <= LONGEST_NAME) return name === '' ? 'unnamed' : name
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  return `${name.slice(0, LONGEST_NAME - ending.length)}${ending}`
}
