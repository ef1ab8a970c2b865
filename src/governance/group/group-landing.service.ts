import { Injectable } from '@nestjs/common';
import { localDateOf } from '../../common';
import type { Variables } from '../../engine';
import { GroupApplicationService } from './group-application.service';
import { landingOf, landingProblems } from './group-landing.policy';
import { LandingIncomplete } from './group.errors';
import { GroupPeople } from './group-people.queries';
import { GroupRepository, type GroupRef } from './group.repository';

/** The landing registration: what its form starts from, and what keeps it from being accepted. */
@Injectable()
export class GroupLandingService {
  constructor(
    private readonly rows: GroupRepository,
    private readonly people: GroupPeople,
    private readonly applications: GroupApplicationService,
  ) {}

  /** The granted name and cap, and the people who must be in the roster anyway. */
  async prefill(ref: GroupRef): Promise<Variables> {
    const group = await this.rows.getForUpdate(ref);
    const holders = await this.holders(group.ownerId, group.adminIds);
    return {
      actualName: group.name,
      actualCap: group.memberCap,
      roster: holders.map((name) => ({ name, category: 'STAFF', method: 'DIRECTORY' })),
    };
  }

  /** Throws `LandingIncomplete` naming every field to correct. */
  async check(ref: GroupRef, variables: Readonly<Variables>, now: Date): Promise<void> {
    const group = await this.rows.getForUpdate(ref);
    const landing = landingOf(variables);
    const { tenantId, unitId, platform, groupNo } = group;
    const problems = landingProblems(landing, group, {
      today: localDateOf(now),
      platformMax: await this.applications.platformMax(tenantId, platform),
      namesake: (await this.rows.findLiveNamesake({ tenantId, unitId, platform, name: landing.name, exceptGroupNo: groupNo }))?.groupNo,
      holders: await this.holders(group.ownerId, group.adminIds),
    });
    if (problems.length > 0) throw new LandingIncomplete(problems);
  }

  private async holders(ownerId: string | null, adminIds: readonly string[]): Promise<string[]> {
    const users = await Promise.all([ownerId, ...adminIds].map((id) => (id ? this.people.find(id) : undefined)));
    return [...new Set(users.filter((user) => user !== undefined).map((user) => user.name))];
  }
}
