import { readConfig } from '../../src/main/config.ts'
import { type Register, openDatabase, wireRegister } from '../../src/main/register.ts'

/** Opens the register of a campaign as the program itself does, in a folder of its own. */
export async function openCampaign(folder: string): Promise<Register> {
  const config = readConfig({ HEARD_DATA: folder, XDG_DATA_HOME: folder })
  if ('problems' in config) throw new Error(config.problems.join())
  return wireRegister(config, await openDatabase(config, 'register', () => undefined))
}
