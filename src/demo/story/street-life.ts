import type { StoryPlan } from '../stage/story-plan';
import { STREET_GROUPS } from '../world/street-groups.data';
import { establish } from './establishment';
import { admit, verifyRoster } from './operation';

/** The street's groups up to their operation: applications, admissions, audits. */
export function streetLife(plan: StoryPlan): void {
  for (const group of STREET_GROUPS) establish(plan, group);
  plan.at('10-10 10:40', (story) =>
    story.as('S04').complete(
      'check-filing',
      'G34',
      { decision: 'CONVERT', reviewReason: '涉及商户和志愿者代表参与的可能，人数较多，转为审批。' },
      '人数上限 200 人，且拟吸收商户代表，建议审批。',
    ),
  );
  admissions(plan);
  audits(plan);
}

function admissions(plan: StoryPlan): void {
  const resident = { memberCategory: 'PUBLIC', memberUnit: '甲乙社区一片区' } as const;
  const times = (day: string) => ({ requested: `${day} 09:00`, verified: `${day} 14:00`, informed: `${day} 14:10`, joined: `${day} 14:30` });
  admit(plan, { name: 'G26/入群1', group: 'G26', by: 'S11', person: { ...resident, memberName: '柳知秋', reason: '三栋新迁入住户' }, method: 'COMMUNITY_CONFIRM', at: times('08-26') });
  admit(plan, { name: 'G26/入群2', group: 'G26', by: 'S11', person: { ...resident, memberName: '鲍清和', reason: '五栋住户，此前未入群' }, method: 'COMMUNITY_CONFIRM', at: times('09-02') });
  admit(plan, { name: 'G37/入群1', group: 'G37', by: 'S10', person: { memberCategory: 'PUBLIC', memberUnit: '丙丁村', memberName: '范云舟', reason: '新报名志愿者' }, method: 'COMMUNITY_CONFIRM', at: times('08-05') });
  // the group is full: D04 refuses by itself
  admit(plan, { name: 'G27/入群1', group: 'G27', by: 'S11', person: { memberCategory: 'PUBLIC', memberUnit: '甲乙社区二片区', memberName: '史初晴', reason: '十一栋住户申请入群' }, at: { requested: '09-16 10:00' } });
  // a resident in the office's internal group: D04 refuses, the change of audience is noted
  admit(plan, { name: 'G35/入群1', group: 'G35', by: 'S11', person: { memberCategory: 'PUBLIC', memberUnit: '甲乙社区', memberName: '史初晴', reason: '居民代表要求了解机关通知' }, at: { requested: '09-17 11:00' } });
}

/** G26 is audited every month and has one round behind it; G27 is over its cap since its first; G35's half year is over. */
function audits(plan: StoryPlan): void {
  verifyRoster(plan, { group: 'G26', by: 'S09', seenMembers: 320, platform: 'WECHAT', memberCap: 400, at: '09-21 10:00', opinion: '逐栋核对完毕，与名册一致。' });
  plan.at('09-22 15:30', (story) => story.as('S05').complete('spot-check', 'G26', { sampleSize: 20, spotCheckResult: 'PASS' }, '抽查 20 户，身份、昵称相符。'));
  verifyRoster(plan, {
    group: 'G27',
    by: 'S09',
    seenMembers: 205,
    platform: 'WECHAT',
    memberCap: 200,
    at: '10-09 11:00',
    opinion: '平台显示 205 人，超出上限 5 人，系节前老住户自行拉入，正在清理。',
  });
}
