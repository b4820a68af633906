/** The process that is killed while it fetches: reads a mailbox without end, and says on standard output what it has kept. Arguments: folder, port of the mail server, user. */
import { writeSync } from 'node:fs'
import { keepMailbox } from '../../src/mail/imap/keep-mailbox.ts'
import { DOVECOT_PASSWORD } from '../support/dovecot.ts'
import { receptionOf } from '../support/mail.ts'
import { campaignAuthority } from './campaign-authority.ts'
import { openCampaign } from './open-campaign.ts'

const [folder = '', port = '', user = ''] = process.argv.slice(2)
const register = await openCampaign(folder)
const authorityId = await campaignAuthority(register)
writeSync(1, 'fetching\n')
await keepMailbox({
  reception: receptionOf(register, { fileStore: register.fileStore }), authorityId,
  settings: { key: 'complaints', host: '127.0.0.1', port: Number(port), isTlsFromTheStart: false, tls: 'never', signIn: { user, password: DOVECOT_PASSWORD }, folder: 'INBOX', address: 'complaints@council.example', afterwards: { kind: 'mark-seen' }, since: null, authority: null },
  tell: (news) => void writeSync(1, 'received' in news ? `kept ${news.received}\n` : `failed ${news.failure}\n`),
}, new AbortController().signal)
