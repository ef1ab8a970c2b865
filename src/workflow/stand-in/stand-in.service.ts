import { Injectable } from '@nestjs/common';
import { BusinessClock, holdsRole, newId, type Actor } from '../../common';
import { AuditService } from '../../platform/audit';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { actorOf, UserDirectory } from '../../platform/identity';
import type { StandIn } from './stand-in.entity';
import { StandInForbidden, StandInNotFound, StandInNotPossible, StandInOver, StandInOverlaps } from './stand-in.errors';
import { StandInChanged } from './stand-in.events';
import { overlaps, refuseDeputy, refusePeriod } from './stand-in.policy';
import { StandInRepository } from './stand-in.repository';

export interface StandInRequest {
  /** absent: the actor */
  readonly principalId?: string;
  readonly deputyId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly processKeys?: readonly string[];
  readonly reason: string;
}

/** who may arrange an absence for who cannot do so */
const ARRANGING_ROLES = ['SUPERVISOR', 'LEADER', 'CHIEF'];

/** Arranges and revokes 外出代理. */
@Injectable()
export class StandInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly standIns: StandInRepository,
    private readonly users: UserDirectory,
    private readonly audit: AuditService,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  /** Answers the id. */
  arrange(actor: Actor, request: StandInRequest): Promise<string> {
    return this.unitOfWork.run(async () => {
      const principalId = request.principalId ?? actor.userId;
      const principal = await this.users.find(principalId);
      if (principalId !== actor.userId && !arrangesForOthers(actor)) throw new StandInForbidden();
      if (!principal || principal.tenantId !== actor.tenantId) throw new StandInNotPossible('principalId', { zh: '没有找到这位人员。', en: 'There is no such person.' });
      const now = this.clock.now();
      const period = refusePeriod(request, now);
      if (period) throw new StandInNotPossible(period.field, period.message);
      const deputy = await this.users.find(request.deputyId);
      const refusal = refuseDeputy(deputy && { ...actorOf(deputy), active: deputy.active }, { userId: principalId, tenantId: principal.tenantId });
      if (refusal) throw new StandInNotPossible('deputyId', refusal);
      // two arrangements at once see each other
      await this.unitOfWork.lockName(`stand-in/${principalId}`);
      const standIn: StandIn = {
        id: newId(), tenantId: actor.tenantId, principalId, deputyId: request.deputyId, startsAt: request.startsAt, endsAt: request.endsAt,
        processKeys: request.processKeys?.length ? [...new Set(request.processKeys)] : null, reason: request.reason, createdBy: actor.userId, createdAt: now, revokedAt: null, revokedBy: null,
      };
      const other = (await this.standIns.listLivingOf([principalId], now)).find((each) => overlaps(each, standIn));
      if (other) throw new StandInOverlaps((await this.users.find(other.deputyId))?.name ?? other.deputyId);
      await this.standIns.insert(standIn);
      await this.audit.record({ tenantId: actor.tenantId, actor, action: 'stand-in.arrange', object: `user/${principalId}`, after: { deputyId: standIn.deputyId, startsAt: standIn.startsAt, endsAt: standIn.endsAt, processKeys: standIn.processKeys }, reason: request.reason });
      await this.events.publish(new StandInChanged(standIn, actor, 'ARRANGED'));
      return standIn.id;
    });
  }

  /** By either side, or by who may arrange it for others. */
  revoke(actor: Actor, id: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const standIn = await this.standIns.find(id);
      const isTheirs = standIn && [standIn.principalId, standIn.deputyId].includes(actor.userId);
      if (!standIn || standIn.tenantId !== actor.tenantId || (!isTheirs && !arrangesForOthers(actor))) throw new StandInNotFound(id);
      if (standIn.revokedAt || standIn.endsAt <= this.clock.now()) throw new StandInOver(id);
      await this.end(actor, standIn, reason);
    });
  }

  /** Somebody leaves: nobody acts for them any more, nor they for anybody. Who may do so is asked above. Answers how many ended. */
  revokeAllOf(actor: Actor, userId: string, reason: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const living = [...(await this.standIns.listLivingOf([userId], now)), ...(await this.standIns.listLivingFor(userId, now))];
      for (const standIn of living) await this.end(actor, standIn, reason);
      return living.length;
    });
  }

  private async end(actor: Actor, standIn: StandIn, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.standIns.revoke(standIn.id, now, actor.userId);
    await this.audit.record({ tenantId: actor.tenantId, actor, action: 'stand-in.revoke', object: `user/${standIn.principalId}`, before: { deputyId: standIn.deputyId, endsAt: standIn.endsAt }, reason });
    await this.events.publish(new StandInChanged({ ...standIn, revokedAt: now, revokedBy: actor.userId }, actor, 'REVOKED'));
  }
}

function arrangesForOthers(actor: Actor): boolean {
  return ARRANGING_ROLES.some((role) => holdsRole(actor, role));
}
