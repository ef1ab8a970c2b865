import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemActor } from '../../common';
import type { Variables } from '../../engine';
import { ProcessInstanceService } from '../../workflow/process-instance';
import type { AnonymousAnswer, AnonymousReportReceipt } from './violation.dto';
import { QueryCodeUnknown } from './violation.errors';
import { isSuspectedSecret } from './violation.policy';
import { ViolationRepository } from './violation.repository';

/** Crockford's alphabet: nothing in it is mistaken for something else. 16 characters are 80 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Reports without a name. The case is started by the system, so no row of ours tells who it was; the code is shown once
 * and only its hash is kept.
 */
@Injectable()
export class AnonymousReportService {
  constructor(
    private readonly instances: ProcessInstanceService,
    private readonly cases: ViolationRepository,
  ) {}

  async submit(tenantId: string, report: Variables): Promise<AnonymousReportReceipt> {
    const queryCode = newQueryCode();
    const secret = isSuspectedSecret(report);
    const instance = await this.instances.start({
      actor: systemActor(tenantId),
      tenantId,
      processDefinitionKey: 'violation-case',
      variables: secret ? { possibleSecret: true } : { ...report, anonymous: true, queryCodeHash: hashOf(queryCode) },
    });
    return {
      caseNo: instance.businessKey,
      queryCode: secret ? null : queryCode,
      guidance: secret
        ? '可能涉密的内容请勿在本系统填写。请不要复制、截图或转发，立即当面或用电话报告本单位保密工作机构。'
        : '请记下查询码，它只显示这一次；凭查询码可以查看处理结果。',
    };
  }

  async answer(tenantId: string, queryCode: string): Promise<AnonymousAnswer> {
    const reporter = await this.cases.findReporterByCode(tenantId, hashOf(queryCode));
    const row = reporter && (await this.cases.find({ tenantId, caseNo: reporter.caseNo }));
    if (!row) throw new QueryCodeUnknown();
    return { caseNo: row.caseNo, state: row.state, answer: row.answer };
  }
}

export function newQueryCode(): string {
  return [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
}

/** Forgiving about spaces, dashes and case: people copy it from paper. */
export function hashOf(queryCode: string): string {
  return createHash('sha256').update(queryCode.replace(/[\s-]/g, '').toUpperCase()).digest('hex');
}
