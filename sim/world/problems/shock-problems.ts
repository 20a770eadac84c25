import { sentence } from '../../files/sentence.ts';
import type { WorldDocument } from '../schema.ts';
import { unknown, type WorldProblem } from './problem.ts';

export function shockProblems({ shocks, regions: written, partners }: WorldDocument): WorldProblem[] {
  const regions = written.map(({ region }) => region);
  const known = partners.map(({ partner }) => partner);
  return shocks.flatMap(
    ({ on, per_year: perYear, regions: named = [], partner_exits: exits }, i): WorldProblem[] => {
      const hint = 'write `on:` for a date, or `per_year:` for random moments';
      const when =
        (on === undefined) === (perYear === undefined)
          ? [
              {
                path: ['shocks', i],
                message: sentence(
                  on === undefined ? 'nothing says when this shock strikes' : 'a shock has one way to strike',
                  hint,
                ),
              },
            ]
          : [];
      return [
        ...when,
        ...named.flatMap((region, k) => unknown(['shocks', i, 'regions', k], 'region', region, regions)),
        ...(exits?.partners ?? []).flatMap((partner, k) =>
          unknown(['shocks', i, 'partner_exits', 'partners', k], 'partner', partner, known),
        ),
      ];
    },
  );
}
