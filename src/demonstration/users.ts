import type { Actor, Role } from '../application/ports.ts'

/** One password for every demonstration sign-in, printed at start and on the sign-in page. It guards nothing real. */
export const DEMONSTRATION_PASSWORD = 'heard demonstration'

export type DemonstrationUser = Readonly<{ email: string; name: string; role: Role; teams: readonly string[] }>

/** Invented people, one or more for each role. The first is the complaints manager, in whose name the register is loaded. */
export const DEMONSTRATION_USERS = [
  { email: 'ines.marlow@halton.example', name: 'Ines Marlow', role: 'complaints-manager', teams: [] },
  { email: 'tom.eccleshall@halton.example', name: 'Tom Eccleshall', role: 'team-manager', teams: ['cin-widnes'] },
  { email: 'rita.okafor@halton.example', name: 'Rita Okafor', role: 'team-manager', teams: ['cin-runcorn'] },
  { email: 'joan.lathom@halton.example', name: 'Joan Lathom', role: 'team-manager', teams: ['children-in-care-team', 'care-leavers', 'short-breaks'] },
  { email: 'sam.whalley@halton.example', name: 'Sam Whalley', role: 'team-manager', teams: ['taf-widnes', 'taf-runcorn', 'family-centres'] },
  { email: 'helen.varley@halton.example', name: 'Helen Varley', role: 'head-of-service', teams: [] },
  { email: 'nadia.frodsham@halton.example', name: 'Nadia Frodsham', role: 'complaints-officer', teams: [] },
  { email: 'alun.daresbury@halton.example', name: 'Alun Daresbury', role: 'director', teams: [] },
  { email: 'priya.cuerdley@halton.example', name: 'Priya Cuerdley', role: 'learning-lead', teams: [] },
  { email: 'gwen.moorside@halton.example', name: 'Gwen Moorside', role: 'data-protection-officer', teams: [] },
  { email: 'felix.hutton@halton.example', name: 'Felix Hutton', role: 'auditor', teams: [] },
  { email: 'reader@halton.example', name: 'Dev Mistry', role: 'reader', teams: [] },
  { email: 'kofi.wainwright@outside.example', name: 'Kofi Wainwright', role: 'outside', teams: [] },
  { email: 'petra.hollinrake@outside.example', name: 'Petra Hollinrake', role: 'outside', teams: [] },
  { email: 'administrator@halton.example', name: 'Wren Sefton', role: 'administrator', teams: [] },
] as const satisfies readonly DemonstrationUser[]

/** The demonstration user of this e-mail address, as somebody who is signed in. */
export type DemonstrationActors = Readonly<{ manager: Actor; second: Actor; responders: readonly Actor[] }>
