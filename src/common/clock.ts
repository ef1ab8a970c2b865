/**
 * Business time: due dates, histories, everything a user sees. Moves with the demo or test clock.
 * Leases, sessions and rate limits use `SystemClock` instead.
 */
export abstract class BusinessClock {
  abstract now(): Date;
}

/** Real time, which nobody moves: the machine's, or on PostgreSQL the database's, so that all hosts have the same. */
export abstract class SystemClock {
  abstract now(): Date;
}
