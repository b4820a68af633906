import type { OmbudsmanResult, RegisterEvent, StreamKind } from '../domain/register/events.ts'

export const ENTRY_KIND_LABELS: Readonly<Record<Exclude<StreamKind, 'complaint'>, string>> = {
  compliment: 'Compliment', enquiry: 'Enquiry', 'ombudsman-contact': 'Ombudsman contact', training: 'Training', caseload: 'Open cases',
}

export const REGISTER_EVENT_LABELS: Readonly<Record<RegisterEvent['type'], string>> = {
  ComplimentReceived: 'Compliment received', EnquiryReceived: 'Enquiry received', EnquiryResolved: 'Enquiry resolved',
  OmbudsmanContactReceived: 'Ombudsman contact received', OmbudsmanDecided: 'Ombudsman decided', TrainingHeld: 'Training held',
  CaseloadCounted: 'Open cases counted', FactCorrected: 'Correction', EventStruckOut: 'Entry struck out',
}

export const OMBUDSMAN_RESULT_LABELS: Readonly<Record<OmbudsmanResult, string>> = {
  'agreed-not-investigated': 'Agreed with us; not investigated', 'sent-to-statutory-procedure': 'Sent to the statutory procedure',
  'investigated-upheld': 'Investigated: upheld', 'investigated-not-upheld': 'Investigated: not upheld', open: 'Still open',
}

export const ENQUIRY_KIND_LABELS = { enquiry: 'Enquiry', 'point-of-contact': 'Settled at the point of contact' } as const

export const COMPLIMENT_FROM_LABELS = { client: 'A client', professional: 'A professional' } as const
