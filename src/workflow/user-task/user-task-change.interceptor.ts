import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { DomainError } from '../../common';
import type { GuardedRequest } from '../../platform/http';
import { UserTaskAlreadyClaimed, UserTaskForbidden, UserTaskNotOpen } from './user-task.errors';
import { UserTaskChangeQueries } from './user-task-change.queries';

/** how refusals look when the task is no longer what the page shows */
const STALE = [UserTaskNotOpen, UserTaskAlreadyClaimed, UserTaskForbidden];

/** Adds what last happened to the task to the refusals a stale page meets: facts `change`, as far as its reader may see. */
@Injectable()
export class UserTaskChangeInterceptor implements NestInterceptor {
  constructor(private readonly changes: UserTaskChangeQueries) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    return next.handle().pipe(catchError((error: unknown) => from(this.explained(error, request)).pipe(mergeMap((explained) => throwError(() => explained)))));
  }

  private async explained(error: unknown, { actor }: GuardedRequest): Promise<unknown> {
    if (!actor || !(error instanceof DomainError) || !STALE.some((refusal) => error instanceof refusal)) return error;
    const change = await this.changes.latest(actor, String(error.facts.taskId));
    return change ? error.with({ change }) : error;
  }
}
