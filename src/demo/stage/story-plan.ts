import { atTime } from '../../common';
import type { Storyteller } from './storyteller.service';

/** What somebody does at an instant of the story. */
export type Act = (story: Storyteller) => Promise<void>;

export interface StoryEvent {
  readonly at: Date;
  /** as written, for messages */
  readonly when: string;
  readonly act: Act;
}

export const STORY_YEAR = 2026;

/** Everything that happens in the demo world, in one line of time over all groups and cases. */
export class StoryPlan {
  private readonly events: StoryEvent[] = [];

  /** `when`: `MM-DD HH:mm` in Asia/Shanghai. */
  at(when: string, act: Act): void {
    this.events.push({ at: instantOf(when), when, act });
  }

  /** The earliest first; what happens at the same minute stays in the order it was written. */
  list(): readonly StoryEvent[] {
    return [...this.events].sort((one, other) => one.at.getTime() - other.at.getTime());
  }
}

/** The instant of `MM-DD HH:mm` in the story's year. */
export function instantOf(when: string): Date {
  const match = /^(\d{2})-(\d{2}) (\d{2}):(\d{2})$/.exec(when);
  if (!match) throw new Error(`“${when}” is no time of the story; write MM-DD HH:mm`);
  return atTime(dayOf(when), Number(match[3]), Number(match[4]));
}

/** The day of `MM-DD …` as `YYYY-MM-DD`. */
export function dayOf(when: string): string {
  return `${STORY_YEAR}-${when.slice(0, 5)}`;
}
