import type { Looker, Reception } from '../../src/mail/received/receive-message.ts'
import { replySecretFrom, type ReplySecrets } from '../../src/mail/received/reply-address.ts'
import { makeLooker } from '../../src/web/uploads/looker.ts'
import { whatFile } from '../../src/web/uploads/what-file.ts'
import { memoryFiles } from './memory-files.ts'
import type { TestStore } from './database.ts'

export const REPLY_SECRETS: ReplySecrets = [replySecretFrom('a secret of tests')]
export const COMPLAINTS_AT = 'complaints@council.example'

function lookAtFiles(): Looker {
  const looker = makeLooker()
  return {
    take: (chunk) => looker.take(chunk),
    whatIs: async (name) => {
      const what = await whatFile(looker.looked(name))
      return what.kind === 'taken' ? { mediaType: what.mediaType, marks: what.marks } : null
    },
  }
}

/** What takes mail in, with its files in memory. */
export function receptionOf({ services }: Pick<TestStore, 'services'>, more: Partial<Reception> = {}): Reception {
  return {
    services, fileStore: memoryFiles(), secrets: REPLY_SECRETS, look: lookAtFiles, tellReport: async () => false, scansFiles: false,
    isOurAddress: (address) => address.replace(/\+[^@]*@/u, '@').toLowerCase() === COMPLAINTS_AT, ...more,
  }
}

export type Mime = Readonly<{ from?: string; to?: string; subject?: string; id?: string; headers?: readonly string[]; text?: string; attachments?: readonly Readonly<{ name: string; type: string; bytes: Buffer }>[] }>

/** A message as a mail program would write it. */
export function mimeText({ from = 'Ada Byron <ada@example.org>', to = COMPLAINTS_AT, subject = 'My complaint', id, headers = [], text = 'Nobody rang me back.', attachments = [] }: Mime): string {
  const head = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, ...(id === undefined ? [] : [`Message-ID: <${id}>`]), 'Date: Mon, 02 Mar 2026 08:00:00 +0000', ...headers, 'MIME-Version: 1.0']
  if (attachments.length === 0) return [...head, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n')
  const parts = attachments.map(({ name, type, bytes }) => ['--part', `Content-Type: ${type}; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64', '', bytes.toString('base64').replaceAll(/.{76}/gu, '$&\r\n')].join('\r\n'))
  return [...head, 'Content-Type: multipart/mixed; boundary="part"', '', '--part', 'Content-Type: text/plain; charset=utf-8', '', text, ...parts, '--part--', ''].join('\r\n')
}
