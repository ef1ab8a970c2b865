import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, IdempotencyKeyIgnored, IdempotencyKeyNameless } from '../../platform/http';
import { AnonymousReportService } from './anonymous-report.service';
import { AnonymousAnswer, AnonymousReportReceipt, AnonymousReportRequest, AnswerQuery, CaseListQuery, type ViolationCaseDetail, type ViolationCasePage } from './violation.dto';
import { ViolationCaseQueries } from './violation.queries';

@ApiTags('violation-cases')
@Controller('api/violation-cases')
export class ViolationController {
  constructor(
    private readonly queries: ViolationCaseQueries,
    private readonly anonymous: AnonymousReportService,
  ) {}

  /** The cases the caller may know of, or the clues they handed in. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: CaseListQuery): Promise<ViolationCasePage> {
    if (query.mine === 'true') return { items: await this.queries.listReportedBy(actor) };
    const { state, groupNo, limit = 50, after } = query;
    const open = query.open === undefined ? undefined : query.open === 'true';
    const page = await this.queries.list(actor, { state, open, groupNo, class: query.class }, { limit, after });
    return { ...page, items: [...page.items] };
  }

  /** A report without a name: whoever is signed in, nothing of the person is kept. The code is shown once. */
  @Post('anonymous-reports')
  @IdempotencyKeyNameless('a key filed under the reporter would name them')
  report(@CurrentActor() actor: Actor, @Body() body: AnonymousReportRequest): Promise<AnonymousReportReceipt> {
    return this.anonymous.submit(actor.tenantId, { ...body });
  }

  /** What came of an anonymous report. The code travels in the body, so that no log of addresses keeps it. */
  @Post('answers')
  @IdempotencyKeyIgnored('only reads; and who asked must not be kept')
  @HttpCode(200)
  answer(@CurrentActor() actor: Actor, @Body() body: AnswerQuery): Promise<AnonymousAnswer> {
    return this.anonymous.answer(actor.tenantId, body.queryCode);
  }

  /** One case with its reports, measures and judgements. */
  @Get(':caseNo')
  get(@CurrentActor() actor: Actor, @Param('caseNo') caseNo: string): Promise<ViolationCaseDetail> {
    return this.queries.get(actor, caseNo);
  }
}
