import { DomainError } from '../../common';

/** The loader died between its first and its last row. */
export class DemoWorldIncomplete extends DomainError {
  constructor() {
    super('demo-world-incomplete', 'unavailable', {
      zh: '上次启动时演示数据没有载入完。请运行 npm start -- --reset 重新载入。',
      en: 'The demo world was not loaded to its end at an earlier start. Begin again with npm start -- --reset',
    });
  }
}

/** The story's last event lies after the wanted "now". */
export class DemoNowTooEarly extends DomainError {
  constructor(demoNow: Date, storyEnds: Date) {
    super(
      'demo-now-too-early',
      'unprocessable',
      {
        zh: `演示故事讲到 ${storyEnds.toISOString()}，DEMO_NOW 不能早于这一时刻。`,
        en: `The demo story ends at ${storyEnds.toISOString()}; DEMO_NOW must not be earlier.`,
      },
      { demoNow: demoNow.toISOString(), storyEnds: storyEnds.toISOString() },
    );
  }
}
