import type { ROUTE_EVENTS, ROUTE_REFUSALS, ROUTE_WARNINGS } from '../../domain/complaint/threads/route/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const ROUTE_WORDS: ThreadWords<typeof ROUTE_EVENTS> = {
  title: 'What this is',
  events: { RouteDecided: 'Route decided', RouteLetterSent: 'Letter about the route sent', ProcedureChanged: 'Moved to another procedure' },
  commands: {
    'decide-route': {
      title: 'Decide what this is', when: 'When was it decided?',
      know: 'A mixed complaint stays one complaint with one lead and one reply: decide the route for some points only. '
        + 'An earlier decision stays in the record. Harm is not a route: raise a safeguarding concern for it today.',
      asks: {
        route: {
          asks: 'What is it?',
          of: {
            'children-act': 'Complaint under the Children Act', corporate: 'Corporate complaint', enquiry: 'Enquiry or service request',
            adult: 'Adult’s own complaint', court: 'Matter for a court or an appeal', 'staff-discipline': 'Staff discipline (human resources)',
            'data-protection': 'Data-protection complaint', compliment: 'Compliment', 'not-this-authority': 'Not for this authority',
          },
        },
        points: { asks: 'Only for some points? (optional)', hint: 'Tick none for the whole complaint.' },
        signpost: {
          asks: 'Where were they sent? (optional)', hint: 'Needed where it is not for this authority.',
          of: {
            'governors-or-exclusion-review': 'School governors or exclusion review', 'send-tribunal': 'SEND Tribunal',
            'fostering-panel-or-irm': 'Fostering panel or Independent Review Mechanism', 'conference-appeal': 'Appeal about a child protection conference',
            'information-commissioner': 'Information Commissioner', 'another-council': 'Another council', police: 'Police', other: 'Somewhere else',
          },
        },
        reasons: { asks: 'Why? (optional)' },
        letterDueOn: { asks: 'When is the letter about it due? (optional)' },
      },
    },
    'send-route-letter': { title: 'Record the letter about the route', when: 'When was it sent?', asks: {} },
    'change-procedure': {
      title: 'Move to another procedure', when: 'When was it moved?',
      know: 'What was done stays done: answers keep their day, and the complaint goes on where the other procedure has got to.',
      asks: {
        procedure: {
          asks: 'Which procedure does it follow from now on?',
          of: {
            'children-act-1989-england': 'Children Act 1989 (England)', 'corporate-council': 'Corporate procedure of the council',
            'corporate-code': 'Corporate procedure under the Complaint Handling Code', 'adult-social-care-2009': 'Adult social care 2009',
            'wales-2014': 'Social services, Wales 2014', 'data-protection-complaint': 'Data-protection complaint',
          },
        },
        reasons: { asks: 'Why?' },
        toldOn: { asks: 'When was the complainant told? (optional)' },
      },
    },
  },
}

export const ROUTE_REFUSAL_WORDS: Readonly<Record<keyof typeof ROUTE_REFUSALS, string>> = {
  'signpost-needed': 'Say where the complainant was sent.',
  'route-points-needed': 'Name at least one point of complaint, or decide for the whole.',
  'route-letter-due-before-decision': 'The letter cannot be due before the decision.',
  'no-route-letter-owed': 'No letter is owed: no route was decided since the last one.',
  'procedure-already-followed': 'The complaint follows this procedure already.',
}

export const ROUTE_WARNING_WORDS: Readonly<Record<keyof typeof ROUTE_WARNINGS, string>> = {
  'route-without-reasons': 'No reasons are given for this route.',
  'route-and-procedure-differ': 'The complaint follows another procedure than this route asks for. Move it, if it should.',
  'stage-refused-by-move': 'The complainant has asked for a stage that the other procedure does not have. The move refuses it. Say why.',
  'move-not-told': 'The day on which the complainant was told is missing.',
}
