import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SystemClock } from '../../common';
import { OrganizationQueries } from '../../governance/organization';
import { SETTINGS, type Settings } from '../../platform/config';
import { ShippedDeploymentService } from '../../workflow/deployment';
import { StoryRunner } from '../stage/story-runner.service';
import { STORY_BEGINS, STORY_ENDS, wholeStory } from '../story/whole-story';
import { DEMO_PASSWORD, DemoPeopleService } from '../world/demo-people.service';
import { DemoNowTooEarly, DemoWorldIncomplete } from './demo-load.errors';
import { DemoLoadRepository } from './demo-load.repository';

const PROGRESS_LINES = 10;

/**
 * Fills an empty database with the demo world of spec §7.1 by living through it: the clock goes from event to event, what
 * falls due on the way happens by itself, and every event is an act of a person through the services. Only on a demo
 * clock: a real or manual one has no past to live through.
 */
@Injectable()
export class DemoLoader implements OnApplicationBootstrap {
  private readonly logger = new Logger('演示数据');

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly loads: DemoLoadRepository,
    private readonly organizations: OrganizationQueries,
    private readonly people: DemoPeopleService,
    private readonly deployments: ShippedDeploymentService,
    private readonly machine: SystemClock,
    private readonly runner: StoryRunner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.demo || this.settings.clock !== 'demo') return;
    const earlier = await this.loads.find();
    if (earlier?.state === 'LOADING') throw new DemoWorldIncomplete();
    // a database somebody has set up by hand stays as it is
    if (earlier || (await this.organizations.listTenants()).length > 0) return;
    if (this.settings.demoNow < STORY_ENDS) throw new DemoNowTooEarly(this.settings.demoNow, STORY_ENDS);
    await this.deployments.deploy();
    await this.load();
  }

  private async load(): Promise<void> {
    const began = this.machine.now();
    await this.loads.begin(began);
    const events = wholeStory();
    const tenths = (told: number) => Math.floor((told * PROGRESS_LINES) / events.length);
    await this.runner.run({
      begins: STORY_BEGINS,
      events,
      ends: this.settings.demoNow,
      prepare: () => this.people.create({ password: DEMO_PASSWORD, withCreditCodes: true }),
      conclude: () => this.loads.complete(this.machine.now()),
      onProgress: (told, { when }) => {
        if (tenths(told) > tenths(told - 1)) this.logger.log(`正在载入 ${tenths(told) * 10}%（讲到 2026-${when}）`);
      },
    });
    this.logger.log(`载入完毕，用时 ${Math.round((this.machine.now().getTime() - began.getTime()) / 1000)} 秒`);
  }
}
