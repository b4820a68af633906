import { until } from './program.ts'
import type { Fields, HttpVisitor, Seen } from './http-visitor.ts'

/** Sends a file as the import page's form does. */
export async function upload(visitor: HttpVisitor, file: string | Buffer, fileName = 'register.csv'): Promise<Seen> {
  await visitor.get('/import')
  const head = `--xx\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from('\r\n--xx--\r\n')])
  return visitor.ask(`/import?_csrf=${visitor.token()}`, { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=xx' } })
}

/** Takes the columns as they are proposed; gives the import's id and its check page. */
export async function checked(visitor: HttpVisitor, uploaded: Seen): Promise<Readonly<{ id: string; page: Seen }>> {
  const id = uploaded.location.split('/')[2] ?? ''
  const columns = await visitor.get(uploaded.location)
  const chosen: Fields = Object.fromEntries([...columns.html.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)]
    .map(([select, name = '']) => [name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '']))
  const answer = await visitor.post(uploaded.location, chosen)
  if (answer.status >= 500) return { id, page: answer }
  return { id, page: await until(() => visitor.get(`/import/${id}/check`), ({ html }) => !html.includes('Checking the register'), 20_000) }
}

/** Loads what was checked, to its end. */
export async function loaded(visitor: HttpVisitor, id: string): Promise<Seen> {
  await visitor.post(`/import/${id}/load`)
  return until(() => visitor.get(`/import/${id}/load`), ({ html }) => !html.includes('Loading the register'), 30_000)
}
