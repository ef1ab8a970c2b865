import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { SystemClock, type Actor } from '../../common';
import { UnitOfWork } from '../database';
import { isUnsafe, KEY_USE, type GuardedRequest, type KeyUse } from '../http';
import { bodyHashOf, checkNamelessKey, fileNameOf, lock, readKey, unlock } from './command-answer.policy';
import type { Command } from './command.entity';
import { IdempotencyKeyNotPossible, IdempotencyKeyReused } from './command.errors';
import { CommandRepository } from './command.repository';

/** One request under a key. */
interface Keyed {
  readonly request: GuardedRequest;
  readonly response: NonNullable<GuardedRequest['res']>;
  readonly actor: Actor;
  readonly key: string;
  readonly isNameless: boolean;
}

/**
 * Around every unsafe route that was sent an `Idempotency-Key`: the handler runs inside one unit of work together with the
 * row that keeps its answer, so that "it has happened" and "the answer is known" are one fact. The same request again is
 * answered from the row; a refused one left no row and may be corrected under its key.
 */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: CommandRepository,
    private readonly clock: SystemClock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (!isUnsafe(request.method)) return next.handle();
    const key = readKey(request.headers['idempotency-key']);
    const use = this.reflector.getAllAndOverride<KeyUse | undefined>(KEY_USE, [context.getHandler(), context.getClass()]);
    if (key === undefined || use?.use === 'ignored' || !request.actor) return next.handle();
    if (use?.use === 'refused') throw new IdempotencyKeyNotPossible(use.reason);
    if (use?.use === 'nameless') checkNamelessKey(key);
    const response = context.switchToHttp().getResponse<Keyed['response']>();
    return from(this.once({ request, response, actor: request.actor, key, isNameless: use?.use === 'nameless' }, next));
  }

  private async once(keyed: Keyed, next: CallHandler): Promise<unknown> {
    const command = this.commandOf(keyed);
    return this.unitOfWork.run(async () => {
      if (!(await this.commands.take(command))) return this.replay(keyed, command);
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      // as it will be sent, so that the replay is the same to the byte
      const text = answer === undefined ? null : JSON.stringify(answer);
      await this.commands.answer(command.actorId, command.key, keyed.response.statusCode, text !== null && keyed.isNameless ? lock(text, keyed.key) : text);
      return answer;
    });
  }

  private async replay({ response, key, isNameless }: Keyed, { actorId, key: filedUnder, route, bodyHash }: Command): Promise<unknown> {
    const known = (await this.commands.find(actorId, filedUnder))!;
    if (known.route !== route || known.bodyHash !== bodyHash) throw new IdempotencyKeyReused(isNameless ? undefined : known.route);
    response.status(known.status).setHeader('Idempotent-Replay', 'true');
    if (known.answer === null) return undefined;
    return JSON.parse(isNameless ? unlock(known.answer, key) : known.answer);
  }

  private commandOf({ request, actor, key, isNameless }: Keyed): Command {
    return {
      actorId: isNameless ? '' : actor.userId,
      key: isNameless ? fileNameOf(actor.tenantId, key) : key,
      tenantId: actor.tenantId,
      route: `${request.method} ${request.originalUrl}`,
      bodyHash: bodyHashOf(isNameless ? { key, body: request.body as unknown } : request.body),
      status: 0,
      answer: null,
      createdAt: this.clock.now(),
    };
  }
}
