import { parameter } from '../../files/parameter.ts';
import { hoursOfDay } from '../../files/quantity/hours-of-day.ts';
import { weekdays } from '../../files/quantity/weekdays.ts';

/** When the people of a department of headquarters work; each department has its own. */
export const officeHours = {
  hours: parameter(hoursOfDay(), {
    meaning: 'Hours in which they work, local time of headquarters.',
    default: ['09:00-12:00', '13:30-18:00'],
    source: 'assumption: usual office hours in China',
  }),
  days: parameter(weekdays(), {
    meaning: 'Days on which they work.',
    default: 'mon-fri',
    source: 'assumption: usual working week',
  }),
};
