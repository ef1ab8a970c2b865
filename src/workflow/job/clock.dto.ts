import { IsIn, IsISO8601, Matches } from 'class-validator';

export class MoveClockRequest {
  /** the instant business time moves to, ISO 8601 with zone */
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d{2}:?\d{2})$/, { message: 'now must say its time zone, such as 2026-10-12T10:00:00+08:00' })
  now: string;
}

export class AdvanceClockRequest {
  /** one day, or to the next instant at which something is owed */
  @IsIn(['day', 'next-deadline'])
  by: 'day' | 'next-deadline';
}

export class ClockResponse {
  mode: 'system' | 'manual' | 'demo';
  /** business now */
  now: string;
  /** the next instant at which something is owed to the caller's organization */
  nextDueAt?: string;
}

export class ClockMovedResponse extends ClockResponse {
  /** how many jobs fired on the way */
  fired: number;
}
