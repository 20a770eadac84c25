import type { CalendarList } from './compile-calendars.ts';
import type { CompiledProduct } from './compiled.ts';
import type { DeliveryWorld } from './compiled-delivery.ts';
import type { WorldDocument } from './schema.ts';

/**
 * Delivery of what was sold; null for a world that says nothing of it.
 *
 * @param headquarters region of headquarters, whose calendar its people keep
 */
export function compileDelivery(
  { delivery: written }: WorldDocument,
  products: readonly CompiledProduct[],
  calendars: CalendarList,
  headquarters: number,
): DeliveryWorld | null {
  if (written === undefined) return null;
  const { headquarters: people, late, reviews, unowned } = written;
  return {
    happens: written.happens,
    people: {
      people: people.people,
      calendar: calendars.indexOf(headquarters, people),
      hourlyCost: people.hourly_cost.minor,
    },
    projects: products.map(({ name }) => {
      const project = written.projects.find(({ product }) => product === name);
      if (project === undefined) return null;
      return {
        seconds: [project.front.seconds, project.implementation.seconds, project.review.seconds],
        expected: project.expected_within.seconds,
        overrunChance: project.overrun_chance,
        overrun: project.overrun,
      };
    }),
    unskilled: written.unskilled,
    late: { happens: late.happens, cost: late.costs },
    reviews: { happens: reviews.happens, every: reviews.every.seconds, weight: reviews.weight },
    unowned: {
      happens: unowned.happens,
      delay: unowned.waits.seconds,
      cost: unowned.costs,
      partnerTakes: unowned.partner_takes,
    },
  };
}
