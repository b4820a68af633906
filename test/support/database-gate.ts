import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Cleanup } from './database.ts'

/** A door in front of a database: shut, it refuses everybody and throws out who is inside, as a server that has gone away does. */
export type DatabaseGate = Readonly<{ url: string; shut(): Promise<void>; open(): Promise<void> }>

/** An open door to the database at `url`, which may be a unix socket; the door itself is a port of loopback. */
export async function databaseGate(cleanup: Cleanup, url: string): Promise<DatabaseGate> {
  const target = new URL(url)
  const host = decodeURIComponent(target.hostname)
  const way = host.startsWith('/') ? { path: join(host, `.s.PGSQL.${target.port || '5432'}`) } : { host, port: Number(target.port || 5432) }
  const inside = new Set<Socket>()
  let server: Server | null = null
  let port = 0
  const open = async (): Promise<void> => {
    server = createServer((outer) => {
      const inner = connect(way)
      for (const [one, other] of [[outer, inner], [inner, outer]] as const) {
        inside.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => { inside.delete(one); other.destroy() })
      }
    })
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const shut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => { if (server) server.close(() => resolve()); else resolve() })
    for (const socket of inside) socket.destroy()
    await closed
    server = null
  }
  await open()
  cleanup.after(shut)
  target.hostname = '127.0.0.1'
  target.port = String(port)
  return { url: target.toString(), shut, open }
}
