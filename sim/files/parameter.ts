import type { z } from 'zod';

/** What the reference says of a parameter. */
export type About = {
  /** What it does, in a sentence a strategist understands. */
  readonly meaning: string;
  /** Where the default comes from: a public source, or `assumption`. */
  readonly source?: string;
  /** Unit of a number that carries none in YAML. */
  readonly unit?: string;
};

/**
 * Gives a schema its meaning, default and source, from which hover texts, JSON Schema and the reference are made.
 * The default is written as in YAML (`8 working hours`) and read the same way; a default must have a source.
 */
export function parameter<S extends z.ZodType>(
  schema: S,
  about: About & { readonly default: z.input<S>; readonly source: string },
): z.ZodPrefault<S>;
export function parameter<S extends z.ZodType>(schema: S, about: About & { readonly default?: undefined }): S;
export function parameter<S extends z.ZodType>(
  schema: S,
  about: About & { readonly default?: z.input<S> },
): S | z.ZodPrefault<S> {
  const told: S = schema.meta({
    meaning: about.meaning,
    description: about.meaning,
    ...(about.source === undefined ? {} : { source: about.source }),
    ...(about.unit === undefined ? {} : { unit: about.unit }),
  });
  return about.default === undefined ? told : told.prefault(about.default);
}
