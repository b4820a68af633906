import { isoDate } from '../domain/calendar/iso-date.ts'
import type { YearPlan } from './year-plan.ts'

/**
 * The four years of the founding report. What it prints is here as printed; what it leaves open or contradicts is
 * chosen, and each choice is named in `docs/demonstration.md`. Decision: 0030.
 */
export const FOUNDING_YEARS: readonly YearPlan[] = [
  {
    label: '2016-17', from: isoDate('2016-04-01'), until: isoDate('2017-03-31'), received: 23,
    channels: { email: 10, telephone: 2, 'complaint-form': 1, letter: 9, meeting: 1 },
    categories: { service: 12, 'assessment-or-review': 11 },
    bands: { 'within-10': 8, 'within-20': 11, 'over-20': 4 },
    outcomes: { upheld: 5, 'partly-upheld': 8, 'not-upheld': 9, 'resolved-no-finding': 1 },
    complainants: { parent: 20, 'other-relative': 2, 'foster-carer': 1 },
    teams: { 'cin-widnes': 9, 'cin-runcorn': 9, 'children-in-care-team': 3, 'taf-widnes': 1, 'taf-runcorn': 1 },
    disabledChildren: 2, stories: [{ complainant: 'foster-carer', team: 'children-in-care-team' }], usesEveryReason: false,
    compliments: { 'children-in-need': 14, 'children-in-care': 18, 'team-around-the-family': 38 },
    corporate: 17, corporateReviewed: 1, enquiries: 88, pointsOfContact: 71,
    ombudsman: ['agreed-not-investigated', 'agreed-not-investigated'], trainings: [isoDate('2016-10-12')], openCases: 1056,
  },
  {
    label: '2017-18', from: isoDate('2017-04-01'), until: isoDate('2018-03-31'), received: 30,
    channels: { email: 19, telephone: 10, letter: 1 },
    categories: { service: 12, 'assessment-or-review': 18 },
    bands: { 'within-10': 22, 'within-20': 5, 'over-20': 3 },
    outcomes: { upheld: 6, 'partly-upheld': 9, 'not-upheld': 13, 'resolved-no-finding': 2 },
    complainants: { parent: 26, 'other-relative': 2, 'care-leaver': 1, 'special-guardian': 1 },
    teams: { 'cin-widnes': 12, 'cin-runcorn': 11, 'children-in-care-team': 3, 'care-leavers': 1, 'short-breaks': 1, 'taf-widnes': 1, 'taf-runcorn': 1 },
    disabledChildren: 3, usesEveryReason: false,
    stories: [
      { complainant: 'care-leaver', team: 'care-leavers', supportedByAdvocate: true },
      { team: 'short-breaks', disabledChild: true, complainant: 'parent' },
      {
        team: 'cin-widnes', complainant: 'parent', outcome: 'not-upheld', band: 'within-10', points: 4,
        receivedFrom: isoDate('2017-05-08'), receivedUntil: isoDate('2017-05-12'), stageTwo: { findings: { 'not-upheld': 4 }, workingDays: 61, extended: true },
      },
    ],
    compliments: { 'children-in-need': 26, 'children-in-care': 11, 'team-around-the-family': 43 },
    corporate: 20, corporateReviewed: 2, enquiries: 95, pointsOfContact: 84,
    ombudsman: ['agreed-not-investigated', 'sent-to-statutory-procedure', 'agreed-not-investigated'], trainings: [isoDate('2017-11-15')], openCases: 1184,
  },
  {
    label: '2018-19', from: isoDate('2018-04-01'), until: isoDate('2019-03-31'), received: 44,
    channels: { email: 19, telephone: 14, 'complaint-form': 5, letter: 6 },
    categories: { staff: 1, service: 22, 'assessment-or-review': 21 },
    bands: { 'within-10': 10, 'within-20': 19, 'over-20': 15 },
    outcomes: { upheld: 8, 'partly-upheld': 15, 'not-upheld': 19, 'no-finding': 1, 'resolved-no-finding': 1 },
    complainants: { parent: 39, 'other-relative': 2, 'foster-carer': 1, 'care-leaver': 1, 'child-or-young-person': 1 },
    teams: { 'cin-widnes': 19, 'cin-runcorn': 15, 'children-in-care-team': 5, 'care-leavers': 1, 'taf-widnes': 2, 'taf-runcorn': 1, 'family-centres': 1 },
    disabledChildren: 4, usesEveryReason: false,
    stories: [
      { complainant: 'care-leaver', team: 'care-leavers', supportedByAdvocate: true },
      { complainant: 'child-or-young-person', team: 'children-in-care-team', supportedByAdvocate: true },
      { complainant: 'foster-carer', team: 'children-in-care-team' },
      {
        team: 'cin-runcorn', complainant: 'parent', outcome: 'partly-upheld', band: 'within-20', points: 4, category: 'assessment-or-review',
        receivedFrom: isoDate('2018-04-16'), receivedUntil: isoDate('2018-04-20'),
        stageTwo: { findings: { upheld: 1, 'partly-upheld': 1, 'not-upheld': 2 }, workingDays: 58, extended: true },
        panel: { metAfterWorkingDays: 28, outcome: 'partly-upheld' },
      },
    ],
    compliments: { 'children-in-need': 31, 'children-in-care': 14, 'team-around-the-family': 56 },
    corporate: 29, corporateReviewed: 3, enquiries: 112, pointsOfContact: 96,
    ombudsman: ['agreed-not-investigated', 'agreed-not-investigated', 'sent-to-statutory-procedure'], trainings: [isoDate('2018-09-19')], openCases: 1512,
  },
  {
    label: '2019-20', from: isoDate('2019-04-01'), until: isoDate('2020-03-31'), received: 33,
    channels: { email: 19, telephone: 8, 'complaint-form': 4, letter: 2 },
    categories: { service: 19, 'assessment-or-review': 14 },
    bands: { 'within-10': 10, 'within-20': 12, 'over-20': 11 },
    outcomes: { upheld: 7, 'partly-upheld': 11, 'not-upheld': 14, 'resolved-no-finding': 1 },
    complainants: { parent: 32, 'care-leaver': 1 },
    teams: { 'cin-widnes': 15, 'cin-runcorn': 11, 'children-in-care-team': 3, 'care-leavers': 1, 'short-breaks': 1, 'taf-widnes': 1, 'taf-runcorn': 1 },
    disabledChildren: 3, usesEveryReason: true,
    stories: [
      { complainant: 'care-leaver', team: 'care-leavers', supportedByAdvocate: true },
      { team: 'short-breaks', disabledChild: true, complainant: 'parent' },
      {
        // The one investigation of the year: a parent, a disabled child, eight points.
        team: 'cin-widnes', complainant: 'parent', disabledChild: true, outcome: 'partly-upheld', band: 'within-20', category: 'service', points: 8,
        receivedFrom: isoDate('2019-05-13'), receivedUntil: isoDate('2019-05-17'), stageTwo: { findings: { upheld: 5, 'partly-upheld': 3 }, workingDays: 63, extended: true },
      },
      { outcome: 'upheld', category: 'service', reimbursedPounds: 1300, team: 'cin-runcorn', complainant: 'parent' },
      // Answers that waited for the Christmas break, for the inspection, and for the first lockdown.
      { band: 'over-20', receivedFrom: isoDate('2019-12-09'), receivedUntil: isoDate('2019-12-13'), workingDays: 24 },
      { band: 'over-20', receivedFrom: isoDate('2019-12-16'), receivedUntil: isoDate('2019-12-20'), workingDays: 22 },
      { band: 'over-20', receivedFrom: isoDate('2020-02-10'), receivedUntil: isoDate('2020-02-14'), workingDays: 27 },
      { band: 'over-20', receivedFrom: isoDate('2020-02-17'), receivedUntil: isoDate('2020-02-21'), workingDays: 31 },
      { band: 'over-20', receivedFrom: isoDate('2020-02-24'), receivedUntil: isoDate('2020-02-28'), workingDays: 38 },
      { band: 'over-20', receivedFrom: isoDate('2020-03-02'), receivedUntil: isoDate('2020-03-06'), workingDays: 35 },
      { band: 'over-20', receivedFrom: isoDate('2020-03-09'), receivedUntil: isoDate('2020-03-13'), workingDays: 42 },
      { band: 'over-20', receivedFrom: isoDate('2020-03-16'), receivedUntil: isoDate('2020-03-20'), workingDays: 44 },
    ],
    compliments: { 'children-in-need': 17, 'children-in-care': 28, 'team-around-the-family': 22 },
    corporate: 18, corporateReviewed: 1, enquiries: 104, pointsOfContact: 100,
    ombudsman: ['agreed-not-investigated', 'agreed-not-investigated', 'sent-to-statutory-procedure', 'agreed-not-investigated'],
    trainings: [isoDate('2020-02-05'), isoDate('2020-02-12')], openCases: 1247,
  },
]
