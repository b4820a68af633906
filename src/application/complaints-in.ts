/** The ids of the complaints that an event or a command of the register names, in its own fields. */
export function complaintsIn(command: object): readonly string[] {
  const several: unknown = 'complaints' in command ? command.complaints : []
  const one: unknown = 'complaint' in command ? command.complaint : undefined
  return [...(Array.isArray(several) ? several : []), one].filter((id) => typeof id === 'string')
}
