/**
 * Runs as a process of its own: s3rver with one bucket, on a free port of loopback, which it prints. What nobody signed is refused
 * before it comes to s3rver, whose buckets are open to everybody. Ends with whoever started it. Argument: the folder in which it keeps.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import S3rver from '@20minutes/s3rver'

const [, , directory = ''] = process.argv
const s3 = new S3rver({ directory, silent: true, vhostBuckets: false, configureBuckets: [{ name: 'bucket' }] })
await s3.configureBuckets()
const answer = s3.callback()
const server = createServer((request, response) => {
  if (request.headers.authorization === undefined) response.writeHead(403).end()
  else answer(request, response)
}).listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.stdin.resume().once('end', () => process.exit())
