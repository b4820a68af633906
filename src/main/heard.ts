import { readConfig } from './config.ts'
import { start } from './start.ts'
const config = readConfig(process.env)
if ('problems' in config) { console.error(config.problems.join('\n')); process.exit(1) }
process.exitCode = await start(config, process.argv.includes('--demo'), (s) => console.log(s))
