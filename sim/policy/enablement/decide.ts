import type { Enablement } from '../compiled-quotation.ts';

/**
 * Is a partner that has something to quote due for a lesson?
 *
 * @param invitedAt second of its last invitation, 0 if it never had one
 */
export function isLessonDue(enablement: Enablement, invitedAt: number, now: number): boolean {
  return invitedAt === 0 || now - invitedAt >= enablement.every;
}
