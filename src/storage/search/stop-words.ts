/** Words so common in free text that finding them finds everything. They are still words where they are somebody's name. */
export const STOP_WORDS: ReadonlySet<string> = new Set((
  'a about after again all also am an and any are as asked at back be because been before being both but by can could did do does doing done '
  + 'down during each for from further get go going got had has have having he her here hers herself him himself his how if in into is it its '
  + 'itself just like made make many may me more most much must my myself never no nor not now of off on once only or other our ours out over '
  + 'own please re said same say says she should since so some such than that thats the their theirs them themselves then there these they '
  + 'this those though through to told too under until up us very was we well went were what when where whether which while who whom whose '
  + 'why will with would yet you your yours'
).split(' '))
