import { randomBytes } from 'node:crypto'
import { until } from './program.ts'
import { hiddenFields, type Fields, type HttpVisitor, type Seen } from './http-visitor.ts'

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

const FILED = { kind: 'evidence', audience: 'internal', 'on-day': '23', 'on-month': '11', 'on-year': '2026' }

/** Files a document of noise with a complaint, as its page's form does; whether the page said that it is filed. */
export async function sendDocument(visitor: HttpVisitor, complaintId: string, name: string, megabytes: number): Promise<boolean> {
  const page = `/complaints/${complaintId}/documents`
  const { html } = await visitor.get(page)
  const { commandId = '', expectedSeq = '' } = hiddenFields(html)
  const fields = Object.entries({ ...FILED, commandId: String(commandId), expectedSeq: String(expectedSeq) })
    .map(([field, value]) => `--edge\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`).join('')
  const file = `--edge\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\n`
  const body = Buffer.concat([Buffer.from(fields + file), randomBytes(megabytes * 1_000_000), Buffer.from('\r\n--edge--\r\n')])
  const answer = await visitor.ask(`${page}?_csrf=${visitor.token()}`, { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=edge' }, timeoutMs: 120_000 })
  return answer.status === 303
}
