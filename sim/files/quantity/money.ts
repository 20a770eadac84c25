import type { z } from 'zod';
import { quote } from '../sentence.ts';
import { withoutDecimalComma } from '../slips.ts';
import { DECIMAL, scaledInteger } from './decimal.ts';
import { notInForm, Refusal, textForm } from './form.ts';
import { PERIODS, type Period } from './rate.ts';

/** An amount in hundredths of a currency's unit (fen, cents). */
export type Money = { minor: number; currency: string };

export type MoneyOptions = {
  /** Smallest accepted, in whole units of whatever currency is written (default 0). */
  readonly min?: number;
  /** Largest accepted, in whole units (default 10^12). */
  readonly max?: number;
};

const TEXT = new RegExp(`^(-?${DECIMAL}) ([A-Z]{3})$`);

/** An amount of money: `100000 CNY`, `1250.50 CNY` -> an exact whole number of hundredths. */
export function money(options: MoneyOptions = {}): z.ZodType<Money, string> {
  const form = {
    kind: 'an amount of money',
    description: 'An amount of money with its currency.',
    examples: ['100000 CNY', '1250.50 CNY'].filter((text) => !(parseMoney(text, options) instanceof Refusal)),
    pattern: `^${(options.min ?? 0) < 0 ? '-?' : ''}${DECIMAL} [A-Z]{3}$`,
  };
  if (form.examples.length === 0) form.examples.push(`${options.min ?? 0} CNY`);
  return textForm({
    ...form,
    fromNumber: (value) => `${value} CNY`,
    parse: (text) => parseMoney(text, options) ?? moneyMeant(text) ?? notInForm(form, text),
  });
}

/** An amount of money for each of something: `moneyPer(['hour', 'month'])` takes `300 CNY per hour`. */
export function moneyPer<const W extends string = Period>(
  units: readonly W[] = PERIODS as unknown as readonly W[],
  options: MoneyOptions = {},
): z.ZodType<{ amount: Money; per: W }, string> {
  const form = {
    kind: 'an amount of money per unit',
    description: `An amount of money per ${units.join(', ')}.`,
    examples: units.slice(0, 2).map((unit) => `300 CNY per ${unit}`),
    pattern: `^${DECIMAL} [A-Z]{3} per (${units.join('|')})$`,
  };
  return textForm({
    ...form,
    fromNumber: (value) => `${value} CNY per ${units[0]}`,
    parse: (text) => {
      const [written, word, ...rest] = text.split(' per ');
      const amount = parseMoney(written, options);
      if (amount instanceof Refusal) return amount;
      const per = units.find((known) => known === word);
      if (amount === undefined || per === undefined || rest.length > 0) return notInForm(form, text);
      return { amount, per };
    },
  });
}

/** A refusal that names what somebody meant who wrote `100,000 CNY`, `CNY 100000`, `100000 cny`, `10万元` or a currency's sign. */
function moneyMeant(text: string): Refusal | undefined {
  const parts = /^(¥|￥|RMB|[A-Za-z]{3})? ?([0-9][0-9,]*(?:\.[0-9]+)?) ?(万)? ?(元|RMB|[A-Za-z]{3})?$/.exec(
    text,
  );
  const currency = parts?.[1] ?? parts?.[4] ?? (parts?.[3] === undefined ? undefined : '元');
  if (!parts || currency === undefined || (parts[1] !== undefined && parts[4] !== undefined))
    return undefined;
  const code = /^(¥|￥|元|RMB)$/i.test(currency) ? 'CNY' : currency.toUpperCase();
  const number = withoutDecimalComma(parts[2]) ?? parts[2];
  const meant = `${parts[3] === undefined ? number : Number((Number(number) * 10_000).toPrecision(12))} ${code}`;
  return TEXT.test(meant)
    ? new Refusal(`${quote(text)} is not an amount of money`, `write \`${meant}\``)
    : undefined;
}

/** The amount that a text says; undefined when it is none. */
function parseMoney(text: string, options: MoneyOptions = {}): Money | Refusal | undefined {
  const match = TEXT.exec(text);
  if (match === null) return undefined;
  const [, number, currency] = match;
  const negative = number.startsWith('-');
  const size = scaledInteger(negative ? number.slice(1) : number, 2);
  if (size === undefined) {
    return new Refusal(
      `${quote(text)} cannot be counted in hundredths`,
      'write at most two decimals and less than 10^13',
    );
  }
  const minor = negative && size !== 0 ? -size : size;
  const { min = 0, max = 1e12 } = options;
  if (minor < min * 100)
    return new Refusal(`${quote(text)} is too little`, `at least \`${min} ${currency}\``);
  if (minor > max * 100) return new Refusal(`${quote(text)} is too much`, `at most \`${max} ${currency}\``);
  return { minor, currency };
}
