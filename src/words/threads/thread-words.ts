import type { Declaration, Declarations } from '../../domain/complaint/declared/declaration.ts'
import type { Field, Fields } from '../../domain/complaint/declared/field.ts'

/**
 * The question that a field asks on a page; `of` has the words of each choice. An item that the page names itself asks nothing, and
 * neither does a key or a number that the program gives and that says nothing to anyone: it stands in the record alone.
 */
type Question<F extends Field> =
  F extends { kind: 'choice' | 'choices'; of: readonly (infer Code extends string)[] }
    ? Readonly<{ asks: string; hint?: string; of: Readonly<Record<Code, string>> }>
    : F extends { kind: 'new-item' } ? null
    : F extends { kind: 'key' | 'count'; isKept: true } ? Readonly<{ asks: string; hint?: string; of?: Readonly<Record<string, string>> }> | null
    : Readonly<{ asks: string; hint?: string }>

type Questions<Fs extends Fields> = { readonly [Name in keyof Fs]: Question<Fs[Name]> }

/** What one command's page says: its title, the question for its day, what each field asks, and what to know before. */
type CommandWords<D extends Declaration> = Readonly<{ title: string; when: string; know?: string; asks: Questions<D['fields']> }>

/** All the words of one thread: a missing one is a type error. */
export type ThreadWords<Ds extends Declarations> = Readonly<{
  title: string
  events: { readonly [Type in keyof Ds]: string }
  commands: { readonly [Type in keyof Ds as Ds[Type]['command']]: CommandWords<Ds[Type]> }
}>

/** A question as the pages read it. */
export type AnyQuestion = Readonly<{ asks: string; hint?: string; of?: Readonly<Record<string, string>> }> | null
export type AnyCommandWords = Readonly<{ title: string; when: string; know?: string; asks: Readonly<Record<string, AnyQuestion>> }>
