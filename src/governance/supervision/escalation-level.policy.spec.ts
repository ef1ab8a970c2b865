import { chooseRung, type Rung } from './escalation-level.policy';

const rung = (role: string, title: string, userIds: string[], isLateDesk = false): Rung => ({ role, title, candidates: userIds, userIds, isLateDesk });
const superior = rung('SUPERIOR', '直接上级', ['S05']);
const supervisor = rung('SUPERVISOR@tenant', '党群工作部', ['S04']);
const leader = rung('LEADER@tenant', '街道分管负责人', ['S02']);
const chief = rung('CHIEF@tenant', '党工委主要负责人', ['S01']);

describe('who is asked at a level of the escalation', () => {
  it('is the role of the level when somebody else than the late person holds it', () => {
    expect(chooseRung([superior, supervisor, leader, chief], ['S09'], [])).toEqual({ rung: superior });
  });

  it('is the next level when the late person holds it, with a note', () => {
    const choice = chooseRung([supervisor, leader, chief], ['S04'], []);
    expect(choice.rung).toBe(leader);
    expect(choice.note).toBe('党群工作部由逾期人本人担任，由街道分管负责人督办');
  });

  it('is never the desk of the late person, so that a late 党群工作部 does not supervise itself', () => {
    const desk = { ...supervisor, userIds: ['S04'], isLateDesk: true };
    expect(chooseRung([desk, leader], ['S03'], []).rung).toBe(leader);
  });

  it('is the next level when its holder has to stay away from the case', () => {
    expect(chooseRung([leader, chief], ['S09'], [], ['S02'])).toEqual({ rung: chief, note: '街道分管负责人须回避，由党工委主要负责人督办' });
  });

  it('is the next level when nobody holds it', () => {
    expect(chooseRung([rung('SUPERIOR', '直接上级', []), supervisor], ['S09'], [])).toMatchObject({ rung: supervisor, note: '直接上级无人担任，由党群工作部督办' });
  });

  it('is nobody when the substitute was asked at a lower level already; the role of the level itself is asked again', () => {
    const late = { ...supervisor, isLateDesk: true };
    expect(chooseRung([late, leader, chief], ['S03'], [['S02']])).toEqual({ note: '党群工作部由逾期人本人担任，街道分管负责人已在前一级督办' });
    expect(chooseRung([leader, chief], ['S03'], [['S02']])).toEqual({ rung: leader });
  });

  it('is nobody when the pack has no such level, or the top is late itself', () => {
    expect(chooseRung([], ['S09'], []).note).toBe('本期限不设这一级');
    expect(chooseRung([chief], ['S01'], []).note).toBe('党工委主要负责人由逾期人本人担任，本级跳过');
  });
});
