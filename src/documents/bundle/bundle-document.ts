/** A picture in a bundle: PNG, with what a reader is told instead of its words. */
export type BundlePicture = Readonly<{ name: string; bytes: Uint8Array; alternative: string }>

/** One part of a paper: text as it is given, lines of what was recorded, or pages that were added as pictures. */
export type PaperPart =
  | Readonly<{ kind: 'text'; label: string; text: string }>
  | Readonly<{ kind: 'lines'; lines: readonly Readonly<{ label: string; value: string }>[] }>
  | Readonly<{ kind: 'pictures'; pictures: readonly BundlePicture[] }>

/** One paper of a bundle, in its order; `number` counts from 1. */
export type BundlePaper = Readonly<{ number: number; section: string; title: string; on: string; parts: readonly PaperPart[] }>

/**
 * A bundle before it is any file. What is taken out is not in it: each text has its bars already, each picture its boxes in
 * its pixels. So no maker of files can let out what it never had. Decision: 0088.
 */
export type BundleDocument = Readonly<{
  /** Such as BU-2026-0003. */
  reference: string
  title: string
  subtitle: string
  authority: string
  /** "Version 2, made on 26 November 2026". */
  version: string
  /** ISO, the day it was made: the only instant in its files. */
  madeOn: string
  /** What was taken out, in a sentence. */
  redactions: string
  /** What a bar stands for, and what the bundle leaves out on principle. */
  notes: readonly string[]
  chronology: readonly Readonly<{ on: string; what: string; paper: number | null }>[]
  papers: readonly BundlePaper[]
}>

/** A file of a bundle; `name` may have one folder in front of it. */
export type BundleFile = Readonly<{ name: string; mediaType: string; bytes: Uint8Array }>
/** What was made of it. `startsOn`: the page of each paper, in their order. `missing`: characters that the font of the PDF lacks. */
export type MadeBundle = Readonly<{ files: readonly BundleFile[]; pages: number; startsOn: readonly number[]; missing: readonly string[] }>
