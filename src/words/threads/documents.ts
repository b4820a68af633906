import type {
  DOCUMENTS_EVENTS, DOCUMENTS_REFUSALS, DOCUMENTS_WARNINGS, DocumentAudience, DocumentKind, TAKEN_AWAY_BECAUSE,
} from '../../domain/complaint/threads/filed-documents/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const DOCUMENT_KIND_LABELS: Readonly<Record<DocumentKind, string>> = {
  'from-complainant': 'From whoever complains', 'letter-sent': 'A letter that was sent', message: 'An e-mail', report: 'A report',
  'note-of-meeting': 'A note of a meeting or call', consent: 'Consent', evidence: 'Evidence', other: 'Something else',
}

export const DOCUMENT_AUDIENCE_LABELS: Readonly<Record<DocumentAudience, string>> = {
  internal: 'Staff alone', complainant: 'Whoever complains, too', panel: 'The panel, too',
}

export const TAKEN_AWAY_LABELS: Readonly<Record<(typeof TAKEN_AWAY_BECAUSE)[number], string>> = {
  'wrong-complaint': 'It belongs to another complaint', 'filed-twice': 'It is here twice', virus: 'A virus was found in it', 'not-needed': 'It is not needed', other: 'Something else',
}

const WHICH = { asks: 'Which document?' }
const AUDIENCE = { asks: 'For whom is it?', of: DOCUMENT_AUDIENCE_LABELS }
const FILE = { asks: 'The file' }
const NOTE = { asks: 'What is there to say about it? (optional)' }
const WHY_OPTIONAL = { asks: 'Why? (optional)' }

export const DOCUMENTS_WORDS: ThreadWords<typeof DOCUMENTS_EVENTS> = {
  title: 'Documents',
  events: {
    DocumentFiled: 'Document filed', DocumentVersionFiled: 'New version of a document filed', DocumentShared: 'For whom a document is was changed',
    DocumentTakenAway: 'Document taken away', DocumentRedacted: 'Blacked-out copy of a document made', DocumentReleased: 'Document released to somebody from outside',
    DocumentReleaseWithdrawn: 'Release of a document withdrawn',
  },
  commands: {
    'file-document': {
      title: 'File a document', when: 'When did it come, or when was it made?',
      asks: {
        documentId: null, file: FILE, kind: { asks: 'What is it?', of: DOCUMENT_KIND_LABELS }, audience: AUDIENCE, isSensitive: { asks: 'Is it marked OFFICIAL-SENSITIVE?' },
        datedOn: { asks: 'Which day does it bear? (optional)' }, text: NOTE,
      },
    },
    'file-document-version': {
      title: 'File a new version of a document', when: 'When did it come, or when was it made?', know: 'The versions before it stay, and can be read.',
      asks: { documentId: WHICH, file: FILE, text: NOTE },
    },
    'redact-document': {
      title: 'Black out a document', when: 'When was it decided?', know: 'A new copy is made of pictures: what is under a box is not in it. The version that it is made of stays as it is.',
      asks: { documentId: WHICH, file: FILE, of: { asks: 'Of which version?' }, boxes: { asks: 'How many boxes were blacked out?' }, audience: { asks: 'For whom is the copy?', of: DOCUMENT_AUDIENCE_LABELS }, text: NOTE },
    },
    'release-document': {
      title: 'Release a document', when: 'When is it released?', know: 'They can open this version from now on, as long as their access goes on. Nobody is sent anything.',
      asks: {
        releaseId: null, documentId: WHICH, version: { asks: 'Which version?' }, to: { asks: 'To whom?', of: { one: 'One person from outside', panel: 'Everybody at the panel’s table' } },
        accessId: { asks: 'To whom?' }, reason: WHY_OPTIONAL,
      },
    },
    'withdraw-document': {
      title: 'Withdraw the release of a document', when: 'When was it decided?', know: 'They can no longer open it here. What they saved or printed, they have.',
      asks: { releaseId: { asks: 'Which release?' }, reason: WHY_OPTIONAL },
    },
    'share-document': {
      title: 'Change for whom a document is', when: 'When was it decided?', know: 'Nobody is sent anything by this.', asks: { documentId: WHICH, audience: AUDIENCE, reason: WHY_OPTIONAL },
    },
    'take-document-away': {
      title: 'Take a document away', when: 'When was it decided?',
      know: 'It is no longer shown among the documents. That it was here, who opened it and who took it away stay on record.',
      asks: { documentId: WHICH, because: { asks: 'Why is it taken away?', of: TAKEN_AWAY_LABELS }, reason: { asks: 'What is there to say about it? (optional)' } },
    },
  },
}

export const DOCUMENTS_REFUSAL_WORDS: Readonly<Record<keyof typeof DOCUMENTS_REFUSALS, string>> = {
  'no-such-document': 'The complaint has no such document, or it was taken away. Choose one of those that are there.',
  'no-such-file': 'The file is not there. Send it again.',
  'already-for-them': 'The document is for them already. Choose for whom else it is, or go back.',
  'no-such-version': 'The document has no such version. Choose one of those that are there.',
  'no-such-document-release': 'The document is not released to them, or no longer. Look at who may open it now.',
}

export const DOCUMENTS_WARNING_WORDS: Readonly<Record<keyof typeof DOCUMENTS_WARNINGS, string>> = {
  'document-beyond-audience': 'The document says that it is not for them. Change for whom it is or black out what is not for them, or say why they need it as it is.',
  'sensitive-document-shared': 'The document is marked OFFICIAL-SENSITIVE, and this makes it one for others than staff. Say why they need it.',
  'document-dated-later': 'The document bears a later day than the one on which it was filed.',
}
