import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const RESOLUTION_MS = 10;
const WINDOW_MS = 5000;

/** How long the event loop was held up, at most, during the last five to ten seconds. */
@Injectable()
export class EventLoopLag implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private earlier = 0;
  private window: NodeJS.Timeout | undefined;

  onApplicationBootstrap(): void {
    this.delay.enable();
    this.window = setInterval(() => {
      this.earlier = this.delay.max;
      this.delay.reset();
    }, WINDOW_MS);
    this.window.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.window);
    this.delay.disable();
  }

  get ms(): number {
    return Math.max(0, Math.round(Math.max(this.earlier, this.delay.max) / 1e6 - RESOLUTION_MS));
  }
}
