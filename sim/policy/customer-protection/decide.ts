import type { CustomerProtection } from '../compiled.ts';
import { NEVER } from '../view.ts';

/** Does a registration state all that the policy calls complete? @param fields bits of `LEAD_FIELDS` */
export function isComplete(protection: CustomerProtection, fields: number): boolean {
  return (fields & protection.completeMask) === protection.completeMask;
}

/** Second at which protection starts to run. */
export function protectionStart(
  protection: CustomerProtection,
  completeAt: number,
  approvedAt: number,
): number {
  return protection.starts === 'approval' ? approvedAt : completeAt;
}

/** First second at which protection no longer holds: it runs in [start, end). Never later than `NEVER`. */
export function protectionEnd(protection: CustomerProtection, start: number): number {
  return protection.lasts.kind === 'forever' ? NEVER : Math.min(NEVER, start + protection.lasts.amount);
}

/**
 * May protection that ends at `end` be extended now? Only while it still runs, and so many times.
 *
 * @param used extensions granted so far
 */
export function mayExtend(protection: CustomerProtection, end: number, used: number, now: number): boolean {
  return now < end && end < NEVER && used < protection.extensions;
}

/** End of protection after an extension: counted from the old end, so asking early loses nothing. */
export function extendedEnd(protection: CustomerProtection, end: number): number {
  return protection.extendBy.kind === 'forever' ? NEVER : Math.min(NEVER, end + protection.extendBy.amount);
}

/** Does a protection in [start, end) hold at `now`? */
export function isProtected(start: number, end: number, now: number): boolean {
  return start <= now && now < end;
}

/** Does a registration of one site hold against an enquiry or claim of the same site, or of another in its group? */
export function covers(protection: CustomerProtection, sameSite: boolean, sameGroup: boolean): boolean {
  return sameSite || (sameGroup && protection.covers === 'group');
}

/** May a partner with so many open registrations file another? */
export function mayRegister(protection: CustomerProtection, openRegistrations: number): boolean {
  return openRegistrations < protection.openRegistrations;
}
