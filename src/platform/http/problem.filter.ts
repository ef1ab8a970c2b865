import { Catch, HttpException, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, newId, type ErrorKind, type Sentence } from '../../common';
import { refusalFor } from '../database';
import { AddressNotFound, BodyTooLarge, RequestInvalid, TooManyRequests } from './http.errors';
import { localeOf, type Locale } from './locale.policy';
import type { ProblemDto } from './problem.dto';

export const STATUS: Readonly<Record<ErrorKind, number>> = {
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unprocessable: 422,
  'too-many-requests': 429,
  unavailable: 503,
};

/** of an unavailability that does not say itself how long it takes */
const RETRY_AFTER_SECONDS = 5;

const TITLE: Readonly<Record<ErrorKind | 'internal', Sentence>> = {
  'invalid-input': { zh: '请求有误', en: 'Invalid request' },
  unauthenticated: { zh: '未登录', en: 'Not signed in' },
  forbidden: { zh: '没有权限', en: 'Forbidden' },
  'not-found': { zh: '未找到', en: 'Not found' },
  conflict: { zh: '状态冲突', en: 'Conflict' },
  'too-large': { zh: '内容过大', en: 'Too large' },
  unprocessable: { zh: '无法办理', en: 'Cannot be processed' },
  'too-many-requests': { zh: '过于频繁', en: 'Too many requests' },
  unavailable: { zh: '暂时不可用', en: 'Unavailable' },
  internal: { zh: '系统错误', en: 'Internal error' },
};

/** Writes every refusal and every failure as RFC 9457 `application/problem+json`. The only place that knows status codes. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const locale = localeOf(request.headers['accept-language']);
    const error = exception instanceof DomainError ? exception : translated(exception, request);
    const problem = error ? problemOf(error, locale) : this.unexpected(exception, request, locale);
    // a refusal that hides a defect: the person is spared its words, the log is not
    if (error?.cause instanceof Error && !(error.cause instanceof DomainError)) this.logger.error(`${request.method} ${request.path} refused with ${error.code}`, error.cause.stack);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const retryAfter = retryAfterOf(problem);
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(Math.ceil(retryAfter)));
    // a file answer may have set these before it failed
    response.removeHeader('Content-Disposition');
    response.removeHeader('Content-Length');
    response.setHeader('Content-Language', locale === 'zh' ? 'zh-CN' : 'en');
    response.setHeader('Cache-Control', 'no-store');
    response.status(problem.status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.end(JSON.stringify(problem));
  }

  private unexpected(exception: unknown, request: Request, locale: Locale): ProblemDto {
    const traceId = (request as { id?: string }).id ?? newId();
    this.logger.error(`${request.method} ${request.path} failed, trace ${traceId}`, exception instanceof Error ? exception.stack : String(exception));
    const detail: Sentence = {
      zh: `系统出现意外错误，操作没有生效。请将编号 ${traceId} 告知管理员。`,
      en: `Something unexpected went wrong and nothing was changed. Please quote ${traceId} to the administrator.`,
    };
    return { type: 'urn:qunguan:problem:internal-error', title: TITLE.internal[locale], status: 500, detail: detail[locale], code: 'internal-error', traceId };
  }
}

/** A refusal in the language of the reader. */
export function problemOf(error: DomainError, locale: Locale): ProblemDto {
  return {
    type: `urn:qunguan:problem:${error.code}`,
    title: TITLE[error.kind][locale],
    status: STATUS[error.kind],
    detail: error.sentence[locale],
    code: error.code,
    ...(Object.keys(error.facts).length > 0 ? { facts: { ...error.facts } } : {}),
    ...(error.problems.length > 0 ? { problems: error.problems.map((problem) => ({ ...problem, message: problem.message[locale] })) } : {}),
  };
}

/** What is not available now will be again: whoever asked is told when to try. */
function retryAfterOf({ status, facts }: ProblemDto): number | undefined {
  const seconds = facts?.['retryAfterSeconds'];
  if (typeof seconds === 'number') return seconds;
  return status === STATUS.unavailable ? RETRY_AFTER_SECONDS : undefined;
}

/** What Nest itself throws (unknown routes, pipes, the throttler) and a database that fails a read. Anything else is unexpected. */
function translated(exception: unknown, request: Request): DomainError | undefined {
  if (!(exception instanceof HttpException)) return refusalFor(exception);
  if (exception instanceof NotFoundException) return new AddressNotFound(request.path);
  switch (exception.getStatus()) {
    case 400:
      return new RequestInvalid([{ code: 'invalid', message: { zh: exception.message, en: exception.message } }]);
    case 413:
      return new BodyTooLarge();
    case 429:
      return new TooManyRequests(60);
    default:
      return undefined;
  }
}
