import { AwsClient } from 'aws4fetch'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import type { Shelf } from './shelf.ts'

/** A bucket of S3 or of what speaks like it. `url` has the bucket in its path, and a folder in it where others use it too. */
export type S3Bucket = Readonly<{ url: string; region: string; keyId: string; secret: string }>

/** What the bucket answers is not what was asked for: its name and its number, and nothing of what was sent. */
class BucketFailed extends Error {
  override readonly name = 'BucketFailed'
}

const TRIES = 4
const PAUSE_MS = 250

/** What is put into a bucket: a file of this machine, read as it goes. A blob would be read into memory whole. */
type Put = Readonly<{ path: string; size: number }>

/** Files in a bucket. What streams to it comes from the spool, so that memory stays flat. A bucket that does not answer is asked again after a pause, which then doubles. */
export function s3Shelf({ url, region, keyId, secret }: S3Bucket, pauseMs = PAUSE_MS): Shelf {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3' })
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  const [, bucket = '', ...folders] = base.pathname.split('/')
  const prefix = folders.filter((part) => part !== '').map((part) => `${part}/`).join('')
  const addressOf = (name: string) => new URL(name.split('/').map(encodeURIComponent).join('/'), base).href
  const ask = async (address: string, method: string, put?: Put): Promise<Response> => {
    const response = await insisting(pauseMs, async () => {
      const signed = await client.sign(address, { method, headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } })
      if (!put) return fetch(signed.url, { method, headers: signed.headers })
      signed.headers.set('content-length', String(put.size))
      return fetch(signed.url, { method, headers: signed.headers, body: createReadStream(put.path), duplex: 'half' })
    })
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw new BucketFailed(`the bucket answered ${method} with ${response.status}`)
  }
  /** When it was put last, in milliseconds; null where nothing lies there. */
  const takenAt = async (name: string): Promise<number | null> => {
    const { status, headers } = await ask(addressOf(name), 'HEAD')
    return status === 404 ? null : Date.parse(headers.get('last-modified') ?? '')
  }
  const remove = async (name: string): Promise<void> => {
    const { body } = await ask(addressOf(name), 'DELETE')
    await body?.cancel()
  }
  return {
    take: async (name, path) => {
      const response = await ask(addressOf(name), 'PUT', { path, size: (await stat(path)).size })
      await response.body?.cancel()
      if (response.status === 404) throw new BucketFailed('there is no such bucket')
    },
    open: async (name) => {
      const { status, body } = await ask(addressOf(name), 'GET')
      return status === 404 ? null : inTurns(body ?? [])
    },
    has: async (name) => await takenAt(name) !== null,
    remove,
    list: (folder) => listed((query) => ask(`${base.origin}/${bucket}?${query}`, 'GET'), { prefix, folder }),
    removeOlder: async (name, beforeMs) => {
      const at = await takenAt(name)
      if (at === null || at >= beforeMs) return false
      await remove(name)
      return true
    },
  }
}

/** Whatever has come already would be handed on in one go, part after part, and every page would wait until it was. */
async function* inTurns(body: AsyncIterable<Uint8Array> | readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for await (const some of body) {
    yield some
    await turn()
  }
}

/** Asks anew where nothing answers, or what does is busy. All that is asked of a bucket may be asked twice. */
async function insisting(pauseMs: number, ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    const response = await ask().catch(() => null)
    if (response && response.status !== 429 && response.status < 500) return response
    await response?.body?.cancel()
    await pause(pauseMs * 2 ** (tries - 1))
  }
  return ask()
}

type Place = Readonly<{ prefix: string; folder: string }>

/** A page of a thousand names after the other. */
async function* listed(ask: (query: string) => Promise<Response>, { prefix, folder }: Place): AsyncGenerator<Readonly<{ name: string; takenMs: number }>> {
  for (let after: string | null = null; ;) {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}${folder}/`, ...(after !== null && { 'continuation-token': after }) })
    const xml: string = await (await ask(query.toString())).text()
    for (const [, content = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = inTag(content, 'Key')
      if (key !== null) yield { name: key.slice(prefix.length), takenMs: Date.parse(inTag(content, 'LastModified') ?? '') }
    }
    after = inTag(xml, 'NextContinuationToken')
    if (after === null) return
  }
}

/** Names of ours have letters, digits, hyphens and slashes alone: nothing in them is written otherwise in XML. */
function inTag(xml: string, tag: string): string | null {
  const from = xml.indexOf(`<${tag}>`)
  const to = xml.indexOf(`</${tag}>`, from)
  return from === -1 || to === -1 ? null : xml.slice(from + tag.length + 2, to)
}
