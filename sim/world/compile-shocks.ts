import { DAY, dayNumber } from '../engine/civil.ts';
import { civilDate } from '../files/quantity/calendar-date.ts';
import type { CompiledRegion } from './compiled.ts';
import type { CompiledShock } from './compiled-shocks.ts';
import { nameKey } from './name-key.ts';
import type { WorldDocument } from './schema.ts';

/** The shocks of a world, in the order of their names. */
export function compileShocks(
  { shocks }: WorldDocument,
  regions: readonly CompiledRegion[],
): readonly CompiledShock[] {
  return shocks
    .map((shock): CompiledShock & { name: string } => {
      const exits = shock.partner_exits;
      const { shock: name, on, per_year: perYear = 0, lasts, enquiries, rivals, regions: named } = shock;
      const date = on === undefined ? null : civilDate(on);
      return {
        name,
        ...nameKey('shock', name),
        day: date === null ? null : dayNumber(date.year, date.month, date.day),
        perYear,
        days: Math.max(1, Math.round(lasts.seconds / DAY)),
        enquiries,
        rivals,
        exits:
          exits === undefined
            ? null
            : { insolvent: exits.reason === 'failure', share: exits.share, partners: exits.partners ?? [] },
        regions: regions.flatMap((region, i) =>
          named === undefined || named.includes(region.name) ? [i] : [],
        ),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name: _, ...compiled }) => compiled);
}
