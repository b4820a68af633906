import { may } from '../../../application/permissions.ts'
import { MEMBER_ENQUIRY_EVENTS } from '../../../domain/register/member-enquiry/events.ts'
import { ENQUIRIES, MEMBER_ENQUIRY_WORDS } from '../../../words/enquiries.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { beginEntry } from '../register-command/register-command.ts'

const { channel: _channel, divisions: _divisions, ...ASKED } = MEMBER_ENQUIRY_EVENTS.MemberEnquiryReceived.fields

/** A councillor's or an MP's enquiry, on one page. How it came and the divisions can be added afterwards. */
export async function memberPage(visit: Visit): Promise<Answer> {
  const { deps, actor } = visit
  const { settings, users } = await deps.services.store.read(actor, async (reads) => ({ settings: await reads.settings(), users: await reads.users() }))
  return beginEntry(visit, {
    called: ENQUIRIES.title, back: urls.enquiries(), settings, action: urls.memberEnquiryNew(), page: (streamId) => urls.enquiry(streamId),
    spec: { command: 'record-member-enquiry', fields: ASKED, words: MEMBER_ENQUIRY_WORDS.commands['record-member-enquiry'] },
    offers: (field) => (field === 'responder' ? users.filter((user) => user.isActive && may(user, 'view-entry')).map(({ userId, name }) => ({ code: userId, label: name })) : []),
  })
}
