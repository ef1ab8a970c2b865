import { Injectable } from '@nestjs/common';
import { BusinessClock } from '../../common';
import type { StandIn } from './stand-in.entity';
import { covers, isActive } from './stand-in.policy';
import { StandInRepository } from './stand-in.repository';

/** Who acts for whom now. No chains: who stands in for somebody does so in person. */
@Injectable()
export class StandInQueries {
  constructor(
    private readonly standIns: StandInRepository,
    private readonly clock: BusinessClock,
  ) {}

  /** For whom this person acts now. */
  async listActiveFor(deputyId: string): Promise<StandIn[]> {
    const now = this.clock.now();
    return (await this.standIns.listLivingFor(deputyId, now)).filter((each) => isActive(each, now));
  }

  /** Who acts for these people in this process now. */
  async deputiesOf(principalIds: readonly string[], processDefinitionKey: string): Promise<string[]> {
    return (await this.listActiveOf(principalIds)).filter((each) => covers(each, processDefinitionKey)).map(({ deputyId }) => deputyId);
  }

  async listActiveOf(principalIds: readonly string[]): Promise<StandIn[]> {
    const now = this.clock.now();
    return (await this.standIns.listLivingOf(principalIds, now)).filter((each) => isActive(each, now));
  }

  /** Those of these people for whom this person acts in this process now. */
  async principalsOf(deputyId: string, processDefinitionKey: string): Promise<ReadonlySet<string>> {
    return new Set((await this.listActiveFor(deputyId)).filter((each) => covers(each, processDefinitionKey)).map(({ principalId }) => principalId));
  }
}
