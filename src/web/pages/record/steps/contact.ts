import { given } from '../../command/command-form.ts'
import { nameOf, newPersonId, shortText } from '../reading.ts'
import { choicesOf, codesOf, labelOf, type Step } from '../step.ts'

const YES_NO = [{ code: 'yes', label: 'Yes' }, { code: 'no', label: 'No' }] as const

export const contact: Step = {
  id: 'contact', question: 'How should we keep in touch?', label: 'Contact and support', isNeeded: false, mayStayOpen: true,
  offer: (context) => ({ preferences: choicesOf(context, 'contactPreferences'), languages: choicesOf(context, 'languages'), yesNo: YES_NO }),
  read(form, context) {
    const advocated = form.optionalChoice('advocate', 'whether an advocate helps', ['yes', 'no'])
    const name = given({
      givenName: shortText(form, 'advocate-given', 'the advocate’s first name'), familyName: shortText(form, 'advocate-family', 'the advocate’s last name'),
    })
    const advocate = Object.keys(name).length > 0 ? { personId: newPersonId(context), details: name } : null
    return {
      details: given({
        preferredContact: form.optionalChoice('preferred', 'how they prefer to be contacted', codesOf(choicesOf(context, 'contactPreferences'))),
        safeTimes: form.optionalWords('times', 'the safe times'),
        adjustments: form.optionalWords('adjustments', 'the adjustments'),
        language: form.optionalChoice('language', 'the language', codesOf(choicesOf(context, 'languages'))),
        supportedByAdvocate: advocated === undefined && !advocate ? undefined : advocated === 'yes' || advocate !== null,
        others: advocate ? [{ personId: advocate.personId, role: 'advocate' as const }] : undefined,
      }),
      newPeople: advocate ? [advocate] : [],
    }
  },
  lines: ({ details = {}, newPeople = [] }, context) => [
    ...labelOf(context, 'contactPreferences', details.preferredContact).map((words) => `Prefers ${words}`),
    ...(details.safeTimes ? [`Safe times: ${details.safeTimes.words}`] : []),
    ...(details.adjustments ? [`Adjustments: ${details.adjustments.words}`] : []),
    ...labelOf(context, 'languages', details.language).map((words) => `Language: ${words}`),
    ...(details.supportedByAdvocate === undefined ? [] : [details.supportedByAdvocate ? 'An advocate helps' : 'No advocate helps']),
    ...newPeople.map((person) => `Advocate: ${nameOf(person.details)}`),
  ],
}
