/**
 * Business time: due dates, histories, everything a user sees. Moves with the demo or test clock.
 * Leases, sessions and rate limits use `SystemClock` instead.
 */
export abstract class BusinessClock {
  abstract now(): Date;
}

/** The machine's own time. */
export abstract class SystemClock {
  abstract now(): Date;
}
