import { AwsV4Signer } from 'aws4fetch'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Cleanup } from './database.ts'

const PAGE = 3
export const S3_KEYS = { keyId: 'heard-test', secret: 'not a secret', region: 'eu-west-2' } as const

type Kept = Readonly<{ bytes: Buffer; at: Date }>

/** What speaks as S3 does, on loopback: one bucket, signatures checked, lists in pages of three. `age` makes what lies there old. */
export async function s3Server(cleanup: Cleanup): Promise<Readonly<{ url: string; objects: ReadonlyMap<string, Kept>; age(): void }>> {
  const objects = new Map<string, Kept>()
  const server = createServer((request, response) => {
    void answer(request, objects).then(({ status, body = '', headers = {} }) => response.writeHead(status, headers).end(body))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  cleanup.after(async () => { server.closeAllConnections(); server.close() })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/heard`, objects,
    age: () => { for (const [key, { bytes }] of objects) objects.set(key, { bytes, at: new Date('2020-01-01T00:00:00Z') }) },
  }
}

type Answer = Readonly<{ status: number; body?: Buffer | string; headers?: Record<string, string> }>

async function answer(request: IncomingMessage, objects: Map<string, Kept>): Promise<Answer> {
  const bytes = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
  if (!await isSigned(request)) return { status: 403 }
  const url = new URL(request.url ?? '/', 'http://x')
  if (!url.pathname.startsWith('/bucket')) return { status: 404 }
  const key = decodeURIComponent(url.pathname.slice('/bucket/'.length))
  if (url.searchParams.has('list-type')) return { status: 200, body: listOf(objects, url.searchParams) }
  const kept = objects.get(key)
  switch (request.method) {
    case 'PUT': objects.set(key, { bytes, at: new Date() }); return { status: 200 }
    case 'DELETE': objects.delete(key); return { status: 204 }
    case 'HEAD': return kept ? { status: 200, headers: { 'last-modified': kept.at.toUTCString() } } : { status: 404 }
    case undefined: default: return kept ? { status: 200, body: kept.bytes } : { status: 404 }
  }
}

function listOf(objects: ReadonlyMap<string, Kept>, asked: URLSearchParams): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).toSorted().filter((key) => key > (asked.get('continuation-token') ?? ''))
  const contents = keys.slice(0, PAGE).map((key) => `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString() ?? ''}</LastModified></Contents>`).join('')
  return `<ListBucketResult>${contents}${keys.length > PAGE ? `<NextContinuationToken>${keys[PAGE - 1] ?? ''}</NextContinuationToken>` : ''}</ListBucketResult>`
}

/** Whether the request is signed with the keys, over what it asks for. */
async function isSigned({ method = 'GET', url = '', headers }: IncomingMessage): Promise<boolean> {
  const given = headers.authorization ?? ''
  const datetime = String(headers['x-amz-date'])
  const signer = new AwsV4Signer({
    method, url: `http://${headers.host ?? ''}${url}`, headers: { 'x-amz-content-sha256': String(headers['x-amz-content-sha256']) }, accessKeyId: S3_KEYS.keyId, secretAccessKey: S3_KEYS.secret, region: S3_KEYS.region, service: 's3', datetime,
  })
  return given === await signer.authHeader()
}
