import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { MovableClock } from '../../platform/clock';
import { CurrentActor, IdempotencyKeyIgnored, IdempotencyKeyRefused } from '../../platform/http';
import { AdvanceClockRequest, ClockMovedResponse, ClockResponse, MoveClockRequest } from './clock.dto';
import { ClockTravelService } from './clock-travel.service';

@ApiTags('clock')
@Controller('api/clock')
export class ClockController {
  constructor(
    private readonly clock: MovableClock,
    private readonly travel: ClockTravelService,
  ) {}

  /** Business time. */
  @Get()
  async get(@CurrentActor() actor: Actor): Promise<ClockResponse> {
    const next = await this.travel.findNextDueAt(actor.tenantId);
    return { mode: this.clock.mode, now: this.clock.now().toISOString(), nextDueAt: next?.toISOString() };
  }

  /** Moves business time forward and fires what is due on the way. */
  @Put()
  @IdempotencyKeyIgnored('fires what is due on the way, one transaction each; time that is there already is not passed again')
  async move(@Body() request: MoveClockRequest, @CurrentActor() actor: Actor): Promise<ClockMovedResponse> {
    const fired = await this.travel.travelTo(new Date(request.now));
    return { ...(await this.get(actor)), fired };
  }

  /** One day forward, or to the next instant at which something is owed. */
  @Post('advance')
  @IdempotencyKeyRefused('fires what is due on the way, one transaction each; a second call would go a second day')
  @HttpCode(200)
  async advance(@Body() request: AdvanceClockRequest, @CurrentActor() actor: Actor): Promise<ClockMovedResponse> {
    const fired = request.by === 'day' ? await this.travel.travelOneDay() : await this.travel.travelToNextDeadline(actor.tenantId);
    return { ...(await this.get(actor)), fired };
  }
}
