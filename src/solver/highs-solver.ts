import { createRequire } from 'node:module'
import type HighsPackage from 'highs'
import type { Highs, Model } from 'highs'
import type { Program, ProgramAnswer, ProgramModel, Solver } from '../domain/reporting/disclosure/solver.ts'

// Its types are those of its CommonJS form.
const { default: loadHighs }: typeof HighsPackage = createRequire(import.meta.url)('highs')

/** HiGHS, as WebAssembly. It works in the thread that calls it, so it is loaded in a worker alone. */
export async function highsSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return { program: (model) => openProgram(highs, model) }
}

function openProgram(highs: Highs, { columns, rows }: ProgramModel): Program {
  const isMixed = columns.some(({ isWhole }) => isWhole)
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  const model = highs.createModel({
    numCols: columns.length, numRows: rows.length, colCost: columns.map(() => 0),
    colLower: columns.map(({ low }) => limit(highs, low)), colUpper: columns.map(({ high }) => limit(highs, high)),
    rowLower: rows.map(({ low }) => limit(highs, low)), rowUpper: rows.map(({ high }) => limit(highs, high)),
    matrix: {
      format: 'csr', numRows: rows.length, numCols: columns.length, starts,
      indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)), values: rows.flatMap(({ terms }) => terms.map(([, coefficient]) => coefficient)),
    },
    ...(isMixed && { integrality: columns.map(({ isWhole }) => (isWhole ? 1 : 0)) }),
  })
  // Presolve forgets the last basis: without it, a program that differs by one bound is solved from where the last one ended.
  model.options.set({ output_flag: false, ...(isMixed ? { mip_rel_gap: 0 } : { presolve: 'off', solver: 'simplex' }) })
  return {
    bound: (column, low, high) => { model.changeColBounds(column, limit(highs, low), limit(highs, high)) },
    weigh: (column, weight) => { model.changeColCost(column, weight) },
    addRow: ({ terms, low, high }) => { model.addRow(limit(highs, low), limit(highs, high), { indices: terms.map(([column]) => column), values: terms.map(([, by]) => by) }) },
    least: (seconds) => solve(highs, model, isMixed, seconds),
    close: () => { model.dispose() },
  }
}

function limit({ infinity }: Highs, value: number): number {
  return Number.isFinite(value) ? value : Math.sign(value) * infinity
}

function solve(highs: Highs, model: Model, isMixed: boolean, seconds: number): ProgramAnswer {
  if (seconds <= 0) return { kind: 'no-time', bound: Number.NEGATIVE_INFINITY, columns: null }
  model.zeroAllClocks()
  model.options.set('time_limit', seconds)
  model.run()
  const status = model.getModelStatus()
  const { modelStatus } = highs.constants
  if (status === modelStatus.optimal || status === modelStatus.empty) {
    const { colValue, colDual } = model.getSolution()
    return { kind: 'found', value: model.getObjectiveValue(), columns: colValue, reduced: colDual }
  }
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { kind: 'impossible' }
  if (status === modelStatus.timeLimit || status === modelStatus.iterationLimit) return { kind: 'no-time', ...(isMixed ? bestOf(model) : { bound: Number.NEGATIVE_INFINITY, columns: null }) }
  throw new Error(`the solver ended with status ${status}`)
}

function bestOf(model: Model): Readonly<{ bound: number; columns: Float64Array | null }> {
  const hasOne = Number(model.info.get('primal_solution_status')) === 2
  return { bound: Number(model.info.get('mip_dual_bound')), columns: hasOne ? model.getSolution().colValue : null }
}
