import type { StoryPlan } from '../stage/story-plan';
import { ENTERPRISE_GROUPS } from '../world/enterprise-groups.data';
import { establish } from './establishment';
import { admit } from './operation';

/** The enterprise's groups up to their operation: applications, corrections, admissions. */
export function enterpriseLife(plan: StoryPlan): void {
  for (const group of ENTERPRISE_GROUPS) establish(plan, group);
  turnedDown(plan);
  labourTeam(plan);
}

/** Applications that did not become groups. */
function turnedDown(plan: StoryPlan): void {
  plan.at('09-15 09:20', (story) =>
    story.as('E07').complete(
      'review-by-first-responsible',
      'G19',
      { ownerId: 'E12', decision: 'REJECT', reviewReason: '与工程管理部现有质量工作群用途重复，请在原群内开展。' },
      '用途重复，不同意另建。',
    ),
  );
  plan.at('10-09 14:10', (story) =>
    story.as('E07').complete(
      'review-by-first-responsible',
      'G20',
      { ownerId: 'E11', decision: 'RETURN', reviewReason: '投标协作群属临时性质，请补填计划结束日期，并注明外单位名称。' },
      '缺计划结束日期，请补正。',
    ),
  );
  plan.at('09-09 09:30', (story) => story.as('E12').withdraw('G41', '迎检任务改由既有工作群承担，不再另建。'));
}

/** G05: two workers admitted in September, two more waiting for their papers to be seen. */
function labourTeam(plan: StoryPlan): void {
  const worker = { memberUnit: '劳务一班组', memberCategory: 'MIGRANT_WORKER' } as const;
  const times = (day: string) => ({ requested: `${day} 08:30`, verified: `${day} 10:00`, informed: `${day} 10:10`, joined: `${day} 10:30` });
  admit(plan, { name: 'G05/入群1', group: 'G05', by: 'E13', person: { ...worker, memberName: '马长庚', reason: '钢筋工，新进场' }, method: 'EMPLOYER_CERT', idLast4: '0010', at: times('09-14') });
  admit(plan, { name: 'G05/入群2', group: 'G05', by: 'E13', person: { ...worker, memberName: '苗立春', reason: '架子工，新进场' }, method: 'SIGHTED_ID', idLast4: '0029', at: times('09-21') });
  admit(plan, { name: 'G05/入群3', group: 'G05', by: 'E13', person: { ...worker, memberName: '袁守拙', reason: '焊工，新进场，待核对用工证明' }, at: { requested: '10-10 16:20' } });
  admit(plan, { name: 'G05/入群4', group: 'G05', by: 'E10', person: { ...worker, memberName: '唐惊蛰', reason: '普工，新进场，待当面核对证件' }, at: { requested: '10-10 16:40' } });
}
