import type { Loader } from './demonstration.ts'

export const DEMONSTRATION_NAME = 'Halton (demonstration)'

export const DEMONSTRATION_SIGN_INS: readonly Readonly<{ email: string; password: string; role: string }>[] = []

export const loadTheDemonstration: Loader = () => Promise.resolve()
