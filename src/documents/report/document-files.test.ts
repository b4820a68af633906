import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDocument, aTable, foundingDocument } from '../../../test/support/documents.ts'
import { documentFiles } from './document-files.ts'
import { madeFiles } from './made-files.ts'

const digestible = (files: Awaited<ReturnType<typeof documentFiles>>) => files.map(({ name, mediaType, bytes, warnings }) => [name, mediaType, Buffer.from(bytes).toString('base64'), warnings])

test('files made in the worker are those that are made without it, and orders are answered each with its own', async () => {
  const documents = ['one', 'two', 'three'].map((id) => aDocument([{ kind: 'table', table: aTable(id, 3, 3) }]))
  const made = await Promise.all(documents.map((document) => documentFiles(document, ['csv', 'json'])))
  for (const [at, document] of documents.entries()) assert.deepEqual(digestible(made[at] ?? []), digestible(await madeFiles(document, ['csv', 'json'])))
})

test('what cannot be made is told to whoever asked for it, and to nobody else', async () => {
  const broken = { ...aDocument([]), blocks: [{ kind: 'table', table: null }] } as unknown as ReturnType<typeof aDocument>
  const [refused, made] = await Promise.allSettled([documentFiles(broken, ['json']), documentFiles(aDocument([]), ['json'])])
  assert.deepEqual([refused.status, made.status], ['rejected', 'fulfilled'])
})

test('the work is done beside the pages: hardly any of it in the thread that answers them', async () => {
  await documentFiles(aDocument([]), ['json'])
  const [all, here] = [process.cpuUsage(), process.threadCpuUsage()]
  await documentFiles(foundingDocument(), ['html', 'pdf'])
  const [inAll, inThis] = [process.cpuUsage(all), process.threadCpuUsage(here)]
  assert.ok((inThis.user + inThis.system) * 4 < inAll.user + inAll.system, `${inThis.user} of ${inAll.user} microseconds`)
})
