import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { AddSigners } from './commands/add-signers';
import { PassOnUserTask } from './commands/pass-on';
import { SignUserTask } from './commands/sign';
import { AddSignersRequest, HandOnRequest, ReasonRequest, ResolveDelegationRequest, SignRequest } from './user-task-verb.dto';
import { UserTaskChangeInterceptor } from './user-task-change.interceptor';

/** A task in other people's hands: 转办, 委派, 加签. */
@ApiTags('user-tasks')
@UseInterceptors(UserTaskChangeInterceptor)
@Controller('api/user-tasks/:id')
export class UserTaskPassingController {
  constructor(
    private readonly passing: PassOnUserTask,
    private readonly signers: AddSigners,
    private readonly signatures: SignUserTask,
  ) {}

  /** 转办: gives one's task to somebody else for good. */
  @Post('transfer')
  @HttpCode(204)
  transfer(@Param('id') id: string, @Body() request: HandOnRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.passing.transfer(actor, id, request);
  }

  /** 委派: asks somebody to help; it comes back. */
  @Post('delegation')
  @HttpCode(204)
  delegate(@Param('id') id: string, @Body() request: HandOnRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.passing.delegate(actor, id, request);
  }

  /** 交回 by who helps, 收回 by who asked. */
  @Post('delegation/resolution')
  @HttpCode(204)
  resolve(@Param('id') id: string, @Body() request: ResolveDelegationRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.passing.resolve(actor, id, request.opinion, request.evidenceIds ?? []);
  }

  /** 加签: others sign before the decision, or after it and before the case goes on. */
  @Post('additional-signers')
  @HttpCode(204)
  addSigners(@Param('id') id: string, @Body() request: AddSignersRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.signers.run(actor, id, request);
  }

  /** 减签: somebody need not sign after all. */
  @Post('additional-signers/:signatureId/removal')
  @HttpCode(204)
  removeSigner(@Param('id') id: string, @Param('signatureId') signatureId: string, @Body() request: ReasonRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.signatures.remove(actor, id, signatureId, request.reason);
  }

  /** Signs as an additional signer. */
  @Post('signature')
  @HttpCode(204)
  sign(@Param('id') id: string, @Body() request: SignRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.signatures.run(actor, id, { decision: request.decision, opinion: request.opinion, evidenceIds: request.evidenceIds ?? [] });
  }
}
