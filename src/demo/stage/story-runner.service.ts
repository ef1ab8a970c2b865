import { Injectable } from '@nestjs/common';
import { MovableClock } from '../../platform/clock';
import { ClockTravelService, JobWorker } from '../../workflow/job';
import { DemoStoryBroken } from './story.errors';
import type { StoryEvent } from './story-plan';
import { Storyteller } from './storyteller.service';

export interface Story {
  readonly begins: Date;
  readonly events: readonly StoryEvent[];
  /** where the clock is left running */
  readonly ends: Date;
  /** between the beginning and the first event */
  readonly prepare: () => Promise<void>;
  /** before the clock is released */
  readonly conclude: () => Promise<void>;
  readonly onProgress: (told: number, event: StoryEvent) => void;
}

/** Lives through a story: goes to each event's instant, lets what falls due on the way happen, then acts. */
@Injectable()
export class StoryRunner {
  constructor(
    private readonly clock: MovableClock,
    private readonly travel: ClockTravelService,
    private readonly worker: JobWorker,
    private readonly story: Storyteller,
  ) {}

  run({ begins, events, ends, prepare, conclude, onProgress }: Story): Promise<void> {
    return this.worker.whilePaused(async () => {
      await this.clock.startStoryAt(begins);
      await prepare();
      for (const [index, event] of events.entries()) {
        await this.tell(event);
        onProgress(index + 1, event);
      }
      await this.travel.travelTo(ends, { stay: true });
      await conclude();
      await this.clock.release();
    });
  }

  private async tell({ at, when, act }: StoryEvent): Promise<void> {
    try {
      await this.travel.travelTo(at, { stay: true });
      await act(this.story);
    } catch (error) {
      throw new DemoStoryBroken(when, error);
    }
  }
}
