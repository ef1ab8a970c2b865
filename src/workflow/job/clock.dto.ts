import { IsIn } from 'class-validator';
import { IsInstant } from '../../platform/http';

export class MoveClockRequest {
  /** the instant business time moves to, ISO 8601 with zone */
  @IsInstant()
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
