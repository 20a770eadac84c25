import { EVERYTHING } from '../../measure/layout.ts';
import type { Estimate } from './estimate.ts';
import type { Curve } from './summary.ts';

/** Hours after the enquiry, and the measure that counts who was contacted by then. */
const RESPONSE = [
  [1, 'contacted-1h'],
  [8, 'contacted-8h'],
  [24, 'contacted-24h'],
  [168, 'contacted-7d'],
] as const;

const ARCHETYPE = 'archetype=';

/** What is no single number: how fast enquiries are answered, and what each kind of partner earns. */
export function curvesOf(plans: readonly string[], estimates: readonly Estimate[]): Curve[] {
  const whole = estimates.filter(({ row }) => row.scenario === EVERYTHING);
  return plans.flatMap((plan): Curve[] => {
    const own = whole.filter((estimate) => estimate.plan === plan);
    const response = RESPONSE.flatMap(([hours, measure]) =>
      own.filter(({ row }) => row.measure === measure && row.slice === '').map((each) => point(hours, each)),
    );
    const profit = own
      .filter(
        ({ row, mean }) =>
          row.measure === 'partner-profit' && row.slice.startsWith(ARCHETYPE) && mean !== null,
      )
      .map((each) => point(each.row.slice.slice(ARCHETYPE.length), each));
    return [
      { plan, id: 'response', points: response },
      { plan, id: 'profit-by-archetype', points: profit },
    ];
  });
}

function point(x: string | number, { mean, interval }: Estimate): Curve['points'][number] {
  return { x, y: mean, lo: interval?.lo ?? null, hi: interval?.hi ?? null };
}
