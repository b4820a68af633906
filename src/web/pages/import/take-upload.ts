import type { MultipartFile } from '@fastify/multipart'
import { createWriteStream, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { USUAL_CHOICES } from '../../../application/import/read-rows.ts'
import { FileRefused } from '../../../application/import/register-file.ts'
import { LARGEST_SPREADSHEET_MB, openRegister } from '../../../spreadsheets/open-register.ts'
import { fileRefusalWords } from '../../../words/imports.ts'
import { isCutOff, isFormWithFile } from '../../file-in-form.ts'
import type { Visit } from '../../route.ts'
import { importDesk, uploadedFile, type Upload } from './desk.ts'

/** Said before anybody chooses a file. */
const LARGEST_UPLOAD_MB = 150
export const LIMITS = { uploadMb: LARGEST_UPLOAD_MB, spreadsheetMb: LARGEST_SPREADSHEET_MB } as const

/** Keeps the posted file and opens it, or says in a plain sentence why it cannot be read. Nothing stays of a refused file. */
export async function takeUpload(visit: Visit): Promise<Upload | string> {
  try {
    return await keepUpload(visit)
  } catch (error) {
    if (isCutOff(error)) return 'The file did not arrive whole. Send it again.'
    throw error
  }
}

async function keepUpload({ deps, actor, request }: Visit): Promise<Upload | string> {
  const part = isFormWithFile(request.headers['content-type']) ? await request.file() : undefined
  if (!part || part.filename === '') {
    part?.file.resume()
    return 'Choose a file.'
  }
  const desk = importDesk(deps)
  const nowMs = Date.parse(deps.services.clock.now())
  await desk.sweep(nowMs)
  const importId = deps.services.ids.next()
  const folder = desk.folderFor(importId)
  try {
    const opened = await keepAndOpen(part, folder)
    if (typeof opened === 'string') {
      rmSync(folder, { recursive: true, force: true })
      return opened
    }
    const upload: Upload = {
      importId, authorityId: actor.authorityId, userId: actor.userId, fileName: part.filename, folder, opened, uploadedAtMs: nowMs,
      choices: USUAL_CHOICES, phase: { kind: 'uploaded' },
    }
    desk.add(upload)
    return upload
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function keepAndOpen(part: MultipartFile, folder: string): Promise<Upload['opened'] | string> {
  const path = uploadedFile({ folder })
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
  if (part.file.truncated) return `The file is larger than ${LARGEST_UPLOAD_MB} MB. Load it with heard import, or in parts.`
  try {
    return await openRegister(path, { temporaryFolder: folder, fileName: part.filename })
  } catch (error) {
    if (error instanceof FileRefused) return fileRefusalWords(error.code, error.facts)
    throw error
  }
}
