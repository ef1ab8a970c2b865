import { DomainError } from '../common';
import { StepFailed } from './engine.errors';

class CapExceeded extends DomainError {
  constructor() {
    super('cap-exceeded', 'conflict', { zh: '超过人数上限。', en: 'Too many members.' }, { cap: 500 });
  }
}

describe('A step that failed', () => {
  it('says what the service task said when that was a refusal', () => {
    expect(StepFailed.at('admit', new CapExceeded())).toMatchObject({ kind: 'conflict', facts: { elementId: 'admit', causeCode: 'cap-exceeded', cap: 500 }, sentence: { zh: '流程在“admit”处无法继续：超过人数上限。' } });
  });

  it('keeps the words of a broken program from whoever meets it, and for the log', () => {
    const failed = StepFailed.at('admit', new Error('connect ECONNREFUSED postgres://admin:secret@10.0.0.1'));
    expect(JSON.stringify([failed.sentence, failed.facts])).not.toMatch(/secret|ECONNREFUSED/);
    expect(failed).toMatchObject({ kind: 'unprocessable', message: expect.stringContaining('ECONNREFUSED') });
  });
});
