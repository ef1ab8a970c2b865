import { DomainError } from '../../common';

/** An event of the story could not happen. */
export class DemoStoryBroken extends DomainError {
  constructor(when: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super('demo-story-broken', 'unavailable', { zh: `演示故事在 ${when} 处无法继续：${why}`, en: `The demo story cannot go on at ${when}: ${why}` }, { when });
    this.cause = cause;
  }
}
