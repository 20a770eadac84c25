/**
 * The score that HQ sees: 10 points, 30 for a real enquiry, up to 20 for what it states, 12 for each standard
 * deviation of quality, and an error. Average real enquiries come out in the fifties, junk in the twenties.
 * The weights are an assumption; only the order they make and the error matter to rules with a threshold.
 *
 * @param valid 1 for a real enquiry, 0 for junk, whose quality does not count
 * @param stated share of the lead's fields that are stated, 0 to 1
 * @param quality hidden quality, standard normal
 * @param error in points
 * @returns 0 to 100
 */
export function leadScore(valid: number, stated: number, quality: number, error: number): number {
  const score = 10 + valid * (30 + 12 * quality) + 20 * stated + error;
  return Math.max(0, Math.min(100, score));
}
