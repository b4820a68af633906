/** Run by `documentsBench` in a process of its own: makes the founding year in every format, and prints how long it took and the most memory that the process had. */
import { foundingDocument } from '../test/support/documents.ts'
import { documentFiles } from '../src/documents/report/document-files.ts'

const document = foundingDocument()
const started = performance.now()
const files = await documentFiles(document)
process.stdout.write(JSON.stringify({ milliseconds: performance.now() - started, files: files.length, kilobytes: process.resourceUsage().maxRSS }))
