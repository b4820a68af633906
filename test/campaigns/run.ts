/** Long tests, run by hand: `npm run campaign`. Ends with 1 where an acknowledged event was lost. */
import { killNine } from './kill-nine.ts'

const rounds = await killNine(20, (line) => console.log(line))
const lost = rounds.reduce((sum, round) => sum + round.lost + round.report.problemCount, 0)
console.log(`${rounds.length} rounds of kill -9: ${rounds.at(-1)?.acknowledged ?? 0} events acknowledged, ${lost} lost or damaged.`)
process.exitCode = lost === 0 ? 0 : 1
