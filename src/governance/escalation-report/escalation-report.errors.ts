import { DomainError } from '../../common';

export class EscalationReportNotFound extends DomainError {
  constructor(docNo: string) {
    super('escalation-report-not-found', 'not-found', { zh: `没有文号为 ${docNo} 的报告。`, en: `There is no report ${docNo}.` }, { docNo });
  }
}

export class SendingTimeImpossible extends DomainError {
  constructor(sentAt: string) {
    super(
      'sending-time-impossible',
      'unprocessable',
      { zh: '报送时间须在发现时间之后、现在之前。', en: 'A letter is sent after the discovery and not in the future.' },
      { sentAt },
      [{ field: 'sentAt', code: 'out-of-range', message: { zh: '时间须在发现之后、现在之前', en: 'After the discovery, not in the future' } }],
    );
  }
}
