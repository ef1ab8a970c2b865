import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import type { StandInResponse } from './stand-in.dto';
import { isActive } from './stand-in.policy';
import { StandInRepository } from './stand-in.repository';

/** as many as anybody will look at */
const SHOWN = 50;

/** One's own arrangements, in both directions, as people read them. */
@Injectable()
export class StandInPresenter {
  constructor(
    private readonly standIns: StandInRepository,
    private readonly users: UserDirectory,
    private readonly clock: BusinessClock,
  ) {}

  async listOf(actor: Actor): Promise<StandInResponse[]> {
    const rows = await this.standIns.listOf(actor.userId, SHOWN);
    const names = await this.users.names(rows.flatMap(({ principalId, deputyId }) => [principalId, deputyId]));
    const person = (id: string) => names.get(id) ?? { id, name: id };
    const now = this.clock.now();
    return rows.map((row) => ({
      id: row.id,
      principal: person(row.principalId),
      deputy: person(row.deputyId),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      processKeys: row.processKeys ? [...row.processKeys] : undefined,
      reason: row.reason,
      state: row.revokedAt ? 'REVOKED' : isActive(row, now) ? 'ACTIVE' : row.startsAt > now ? 'PLANNED' : 'OVER',
    }));
  }
}
