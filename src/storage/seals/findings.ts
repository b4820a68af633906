import type { VerifyProblem, VerifyReport } from '../../application/operator.ts'

const KEPT = 1_000

type Count = 'authorities' | 'streams' | 'events' | 'texts' | 'erasedTexts' | 'files' | 'erasedFiles' | 'seals' | 'traces' | 'traceChains' | 'editions' | 'withoutSealFile'

/** What a verification has counted and found so far. Keeps the first thousand findings, and counts on. */
export class Findings {
  readonly #counts: Record<Count, number> = { authorities: 0, streams: 0, events: 0, texts: 0, erasedTexts: 0, files: 0, erasedFiles: 0, seals: 0, traces: 0, traceChains: 0, editions: 0, withoutSealFile: 0 }
  readonly #problems: VerifyProblem[] = []
  #problemCount = 0

  count(what: Count): void {
    this.#counts[what] += 1
  }

  add(problem: VerifyProblem): void {
    this.#problemCount += 1
    if (this.#problems.length < KEPT) this.#problems.push(problem)
  }

  report(): VerifyReport {
    return { ...this.#counts, problems: this.#problems, problemCount: this.#problemCount }
  }
}
