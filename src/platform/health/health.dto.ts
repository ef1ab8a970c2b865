export class HealthResponse {
  status: 'live' | 'ready';
  /** the longest the event loop was held up during the last seconds */
  eventLoopLagMs: number;
}
