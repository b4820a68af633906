import type { Operator } from '../application/operator.ts'

/** An operator that is loaded when a command first asks something of it: help and counting days need no database driver. */
export function deferredOperator(load: () => Promise<Operator>): Operator {
  return {
    start: async (choice) => (await load()).start(choice),
    setUp: async (wanted) => (await load()).setUp(wanted),
    withAccounts: async (choice, work) => (await load()).withAccounts(choice, work),
    openServices: async (choice) => (await load()).openServices(choice),
    openPress: async (choice) => (await load()).openPress(choice),
    resetDemonstration: async () => (await load()).resetDemonstration(),
    verify: async (choice, wholeFiles) => (await load()).verify(choice, wholeFiles),
    rebuild: async (choice, onlyCheck) => (await load()).rebuild(choice, onlyCheck),
    seal: async (choice) => (await load()).seal(choice),
    backup: async (choice, file) => (await load()).backup(choice, file),
    restore: async (choice, file, replace) => (await load()).restore(choice, file, replace),
  }
}
