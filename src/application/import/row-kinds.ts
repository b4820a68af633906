/** What a row of a register can be. Complaints of both procedures, and everything else that a council records beside them. */
export const ROW_KINDS = [
  'statutory-complaint', 'corporate-complaint', 'enquiry', 'point-of-contact', 'ombudsman-contact', 'compliment', 'training', 'caseload',
  'advice', 'procedure-update', 'advocacy-offer',
] as const
export type RowKind = (typeof ROW_KINDS)[number]

export const COMPLAINT_KINDS = ['statutory-complaint', 'corporate-complaint'] as const satisfies readonly RowKind[]
