import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, TextRef, UserId } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { ACTION_SOURCES, DECISIONS, FOLLOWING_EVENTS, TOLD_PEOPLE } from './events.ts'

/** Somebody whom a decision concerns: told on `on`, or not told. */
export type Told = Readonly<{
  decision: (typeof DECISIONS)[number]; who: (typeof TOLD_PEOPLE)[number]; personId: PersonId | null; told: boolean; on: IsoDate; seq: number
}>

/** An action that came of a decision. `dueOn` is as last planned; `plannedOn` as it was first agreed. */
export type Action = Readonly<{
  actionId: string
  from: (typeof ACTION_SOURCES)[number]
  text: TextRef
  owner: UserId | null
  points: readonly string[]
  agreedOn: IsoDate
  plannedOn: IsoDate | null
  dueOn: IsoDate | null
  replanned: number
  doneOn: IsoDate | null
  notDoneOn: IsoDate | null
}>

/** Views or a factual correction that somebody asked to have added to the social care record. */
export type Annotation = Readonly<{ annotationId: string; kind: 'views' | 'factual-correction'; askedOn: IsoDate; addedOn: IsoDate | null; refusedOn: IsoDate | null }>

export type Following = Readonly<{ told: readonly Told[]; actions: readonly Action[]; annotations: readonly Annotation[] }>

/** The told list, the actions and the annotations of the record. They go on after the complaint is closed. */
export const FOLLOWING: Thread<Following, typeof FOLLOWING_EVENTS> = {
  start: { told: [], actions: [], annotations: [] },
  evolve: {
    DecisionTold: (following, { decision, who, person, told, happenedOn }, _, seq) => ({
      ...following, told: [...following.told, { decision, who, personId: person?.personId ?? null, told, on: happenedOn, seq }],
    }),
    ActionAgreed: (following, { actionId, from, text, owner, dueOn, points, happenedOn }) => ({
      ...following,
      actions: [...following.actions, {
        actionId, from, text, owner: owner ?? null, points: points ?? [], agreedOn: happenedOn, plannedOn: dueOn ?? null, dueOn: dueOn ?? null,
        replanned: 0, doneOn: null, notDoneOn: null,
      }],
    }),
    ActionReplanned: (following, { actionId, dueOn }) =>
      withAction(following, actionId, (action) => ({ ...action, dueOn, plannedOn: action.plannedOn ?? dueOn, replanned: action.replanned + 1 })),
    ActionDone: (following, { actionId, happenedOn }) => withAction(following, actionId, (action) => ({ ...action, doneOn: happenedOn })),
    ActionNotDone: (following, { actionId, happenedOn }) => withAction(following, actionId, (action) => ({ ...action, notDoneOn: happenedOn })),
    AnnotationAsked: (following, { annotationId, kind, happenedOn }) => ({
      ...following, annotations: [...following.annotations, { annotationId, kind, askedOn: happenedOn, addedOn: null, refusedOn: null }],
    }),
    RecordAnnotated: (following, { annotationId, happenedOn }) => withAnnotation(following, annotationId, { addedOn: happenedOn }),
    AnnotationRefused: (following, { annotationId, happenedOn }) => withAnnotation(following, annotationId, { refusedOn: happenedOn }),
  },
  items: ({ threads: { following } }) => [
    ...following.actions.filter(isOpenAction).map(({ actionId }) => actionId),
    ...following.annotations.filter(isOpenAnnotation).map(({ annotationId }) => annotationId),
  ],
  closed: {
    ActionReplanned: ({ threads: { following } }) => (following.actions.some(isOpenAction) ? null : 'no-open-action'),
    ActionDone: ({ threads: { following } }) => (following.actions.some(isOpenAction) ? null : 'no-open-action'),
    ActionNotDone: ({ threads: { following } }) => (following.actions.some(isOpenAction) ? null : 'no-open-action'),
    RecordAnnotated: ({ threads: { following } }) => (following.annotations.some(isOpenAnnotation) ? null : 'no-open-annotation'),
    AnnotationRefused: ({ threads: { following } }) => (following.annotations.some(isOpenAnnotation) ? null : 'no-open-annotation'),
  },
  impossible: {
    DecisionTold: (_, { told, whyNot }) => (told ? (whyNot === undefined ? null : 'told-and-not-told') : whyNot === undefined ? 'why-not-told-needed' : null),
    ActionReplanned: ({ threads: { following } }, { actionId }) => openAction(following, actionId),
    ActionDone: ({ threads: { following } }, { actionId }) => openAction(following, actionId),
    ActionNotDone: ({ threads: { following } }, { actionId }) => openAction(following, actionId),
    RecordAnnotated: ({ threads: { following } }, { annotationId }) => openAnnotation(following, annotationId),
    AnnotationRefused: ({ threads: { following } }, { annotationId }) => openAnnotation(following, annotationId),
  },
  unwise: {
    DecisionTold: (_, { who, told }) => (who === 'complainant' && !told ? ['complainant-not-told'] : []),
    ActionAgreed: (_, { dueOn, happenedOn }) => (dueOn === undefined ? ['action-without-due-day'] : dueOn < happenedOn ? ['action-due-before-agreed'] : []),
    ActionReplanned: (_, { dueOn, happenedOn }) => (dueOn < happenedOn ? ['action-due-before-agreed'] : []),
  },
}

/** An action that is neither done nor given up. */
export function isOpenAction({ doneOn, notDoneOn }: Action): boolean {
  return doneOn === null && notDoneOn === null
}

function isOpenAnnotation({ addedOn, refusedOn }: Annotation): boolean {
  return addedOn === null && refusedOn === null
}

// An id of another kind of item is open too, so that the walk over all items alone would let it through.
function openAction({ actions }: Following, actionId: string): 'no-open-action' | null {
  return actions.some((action) => action.actionId === actionId && isOpenAction(action)) ? null : 'no-open-action'
}

function openAnnotation({ annotations }: Following, annotationId: string): 'no-open-annotation' | null {
  return annotations.some((annotation) => annotation.annotationId === annotationId && isOpenAnnotation(annotation)) ? null : 'no-open-annotation'
}

function withAction(following: Following, actionId: string, change: (action: Action) => Action): Following {
  return { ...following, actions: following.actions.map((action) => (action.actionId === actionId ? change(action) : action)) }
}

function withAnnotation(following: Following, annotationId: string, change: Partial<Annotation>): Following {
  return { ...following, annotations: following.annotations.map((each) => (each.annotationId === annotationId ? { ...each, ...change } : each)) }
}
