import { loadDemonstration } from '../demonstration/load.ts'
import { DEMONSTRATION_NAME } from '../demonstration/settings.ts'
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_USERS } from '../demonstration/users.ts'
import { ROLE_LABELS } from '../words/labels.ts'
import type { Loader } from './demonstration.ts'

export { DEMONSTRATION_NAME }

export const DEMONSTRATION_SIGN_INS: readonly Readonly<{ email: string; password: string; role: string }>[] = DEMONSTRATION_USERS.map(
  ({ email, role }) => ({ email, password: DEMONSTRATION_PASSWORD, role: ROLE_LABELS[role] }))

export const loadTheDemonstration: Loader = ({ services, accounts }, authorityId, progress) => loadDemonstration({ services, accounts }, authorityId, progress)
