import { z } from 'zod';
import { parameter } from '../../files/parameter.ts';
import { money } from '../../files/quantity/money.ts';
import { name } from '../../files/quantity/name.ts';

/** What products cost under this policy. */
export const priceList = parameter(z.record(name('a product'), money({ min: 0 })), {
  meaning:
    "Price of a product's first order, advertising spend included; the world's list price if left out. Renewals and upsells of the product are dearer or cheaper in the same proportion.",
  default: {},
  source: "assumption: the world's list prices",
});
