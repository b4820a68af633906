import { may } from '../../../../application/permissions.ts'
import { mayBeOnList, mayTakeSealed } from '../../../../application/sealing.ts'
import type { UserId } from '../../../../domain/complaint/events.ts'
import { SEALING } from '../../../../words/sealing.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import { codesOf, type Step, type StepContext, type User } from '../step.ts'
import { neededChoice } from '../reading.ts'

const WORDS = SEALING.aboutTeam

/** A complaint about somebody of the team is sealed from them as it is recorded, and somebody else takes it. Decision: 0082. */
export const aboutTeam: Step = {
  id: 'about-team', question: WORDS.question, label: WORDS.label, isNeeded: false, mayStayOpen: true,
  offer: (context) => ({ words: WORDS, team: choices(context, isOfTeam), takers: choices(context, mayTakeSealed), others: choices(context, mayBeOnList), fewTakers: fewTakers(choices(context, mayTakeSealed)) }),
  read(form, context) {
    if (form.optionalChoice('isAbout', WORDS.question, ['yes', 'no']) !== 'yes') return {}
    const about = form.choices('about', WORDS.about, codesOf(choices(context, isOfTeam)))
    const takenBy = neededChoice(form, 'takenBy', 'who takes it', codesOf(choices(context, mayTakeSealed)))
    const others = form.choices('others', WORDS.others, codesOf(choices(context, mayBeOnList)))
    const forUsers = [...new Set([takenBy, ...others])]
    if (about.length === 0) form.slip('about', 'nothing-chosen', 'whom it is about')
    // Nobody is left who could take it: what to do is said, and nothing is recorded where they would see it.
    if (choices(context, mayTakeSealed).every(({ code }) => about.includes(code))) form.slips.push({ field: 'takenBy', text: WORDS.nobodyLeft })
    const blamed = forUsers.find((user) => about.includes(user))
    if (blamed !== undefined) form.slip(blamed === takenBy ? 'takenBy' : 'others', 'choice-missing', 'somebody whom it is not about')
    return { around: { about: idsOf(about, context), forUsers: idsOf(forUsers, context) } }
  },
  lines: ({ around }, { users }) => {
    const nameOf = (id: UserId) => users.find(({ userId }) => userId === id)?.name ?? id
    return around ? [around.about.map(nameOf).join(', '), WORDS.taken(around.forUsers.map(nameOf).join(', '))] : []
  },
}

function idsOf(codes: readonly string[], { users }: StepContext): readonly UserId[] {
  return users.flatMap(({ userId }) => (codes.includes(userId) ? [userId] : []))
}

function choices({ users }: StepContext, fits: (user: User) => boolean): readonly Choice[] {
  return users.filter((user) => user.isActive && fits(user)).map(({ userId, name }) => ({ code: userId, label: name }))
}

/** Those who see every complaint that is not sealed: whoever of them it is about must not see this one. */
function isOfTeam({ role }: User): boolean {
  return may({ role }, 'view-complaint') && role !== 'team-manager' && role !== 'data-protection-officer'
}

/** Said before it is needed, where one person alone could take it, or nobody. */
function fewTakers(takers: readonly Choice[]): string {
  const [one, another] = takers
  return another ? '' : one ? WORDS.oneTaker(one.label) : WORDS.nobodyLeft
}
