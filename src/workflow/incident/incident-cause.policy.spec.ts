import { ModelMistake, StepFailed } from '../../engine';
import { DecisionNotMatched } from '../../engine/decision';
import { causeOf, redact, secretsIn } from './incident-cause.policy';

describe('the cause of an incident', () => {
  const secrets = secretsIn({ name: '张三', amount: 12345, nested: [{ phone: '13800000000' }], short: 'ok', n: 7 });

  it.each([
    ['张三 was not found', '… was not found'],
    ['cannot open /srv/qunguan/data/a.sqlite', 'cannot open …'],
    ['bad row: SELECT * FROM user_account WHERE id = 3', 'bad row: …'],
    [`Unexpected token 'x', "{"name": "李四"}" is not valid JSON`, 'Unexpected token … is not valid JSON'],
    ['mail to somebody@example.com failed\n    at file.ts:3', 'mail to … failed'],
    ['GET https://internal.example/x?key=1 timed out', 'GET … timed out'],
    ['the printer is on fire', 'the printer is on fire'],
  ])('“%s” becomes “%s”', (text, expected) => {
    expect(redact(text, secrets)).toBe(expected);
  });

  it('says which table did not fit, but not for what', () => {
    const { sentence, technical, elementId } = causeOf(new StepFailed('grade', new DecisionNotMatched('D04', [{ label: '金额', value: 7 }, { label: '姓名', value: '张三' }])), secrets);
    expect(sentence.zh).toBe('决策表 D04 没有一条规则符合当前情形，请流程负责人检查决策表');
    expect([technical, elementId]).toEqual(['DecisionNotMatched decision-not-matched', 'grade']);
  });

  it('keeps the names of the model and hides what else is quoted', () => {
    expect(causeOf(new StepFailed('wait', new ModelMistake('not-an-instant', '“下周三”不是时间', '"next week" is no instant')), []).sentence).toEqual({ zh: '“…”不是时间', en: '"…" is no instant' });
    expect(causeOf(new StepFailed('lost', new ModelMistake('uncaught-error', '错误“LOST”没有任何环节处理', 'Nothing catches "LOST"', { errorCode: 'LOST' })), []).sentence.zh).toContain('LOST');
  });

  it('has words for whatever is thrown', () => {
    for (const thrown of [undefined, null, '张三', 12345, {}, Symbol('x')]) {
      const { sentence, technical } = causeOf(thrown, secrets);
      expect([sentence.zh, technical]).toEqual(['自动处理的程序出现异常，未能完成。', expect.not.stringMatching(/张三|12345/)]);
    }
  });
});
