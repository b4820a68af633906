import { column, type Column } from './column.ts'
import { COMPLAINT_KINDS } from './row-kinds.ts'

/** How the first complainant is reached, and whether that must not be seen. Decision: 0083. */
export const CONTACT_COLUMNS: readonly Column[] = [
  column('complainant-address', 'Complainant address', 'contact', {
    meaning: 'Where the first complainant lives.', example: '1 Example Road, Sandbourne', allowed: 'any text of at most 300 characters; with a complainant name', kinds: COMPLAINT_KINDS,
    synonyms: ['address', 'home address', 'address of complainant'],
  }),
  column('complainant-telephone', 'Complainant telephone', 'contact', {
    meaning: 'How the first complainant is rung.', example: '01632 960001', allowed: 'any text of at most 300 characters; with a complainant name', kinds: COMPLAINT_KINDS,
    synonyms: ['telephone', 'phone', 'phone number', 'telephone number', 'mobile'],
  }),
  column('complainant-email', 'Complainant e-mail', 'contact', {
    meaning: 'Where the first complainant is written to.', example: 'dana@example.org', allowed: 'any text of at most 300 characters; with a complainant name', kinds: COMPLAINT_KINDS,
    synonyms: ['email', 'e-mail', 'email address', 'e-mail address'],
  }),
  column('contact-protected', 'Contact protected', 'protected', {
    meaning: 'Whether the address, the telephone number and the e-mail address of the first complainant must not be seen, and why. They are then kept apart, and shown for a reason alone; what is not known yet is protected when it is typed.',
    example: 'Non-molestation order', allowed: 'no; yes, or why, in at most 300 characters; with a complainant name', kinds: COMPLAINT_KINDS,
    synonyms: ['protected', 'protected address', 'address protected', 'confidential address', 'address withheld'],
  }),
]
