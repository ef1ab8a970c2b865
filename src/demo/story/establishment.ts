import { DEMO_USERS } from '../world/users.data';
import type { DemoGroup } from '../world/demo-group';
import { rosterOf } from '../world/roster';
import { dayOf, type StoryPlan } from '../stage/story-plan';

const REGISTRARS = { 'DEMO-ENT': 'E03', 'DEMO-ST': 'S04' } as const;
const APPROVERS = { 'DEMO-ENT': 'E04', 'DEMO-ST': 'S03' } as const;

/** Application, review, filing check or approval, acknowledgement, landing: as far as the group's times go. */
export function establish(plan: StoryPlan, group: DemoGroup): void {
  const { ref, at, owner } = group;
  plan.at(at.applied, (story) => story.as(group.applicant).start('group-establish', ref, application(group)));
  if (at.reviewed) {
    plan.at(at.reviewed, (story) => story.as(group.firstResponsible).complete('review-by-first-responsible', ref, { ownerId: owner, decision: 'AGREE' }, group.reviewOpinion));
  }
  if (at.decided) {
    const files = group.route === 'FILE';
    const [who, elementId, decision] = files ? [REGISTRARS[group.tenantId], 'check-filing', 'RECEIVED'] : [APPROVERS[group.tenantId], 'approve-application', 'APPROVE'];
    plan.at(at.decided, (story) => story.as(who).complete(elementId, ref, { decision }, group.decisionOpinion));
  }
  if (at.acknowledged) plan.at(at.acknowledged, (story) => story.as(owner).complete('acknowledge-rules', ref, { rulesAccepted: true }, '已学习，按要求管理。'));
  if (at.landed) land(plan, group, at.landed);
}

function land(plan: StoryPlan, group: DemoGroup, landed: string): void {
  const { ref, owner, platform, memberCap } = group;
  const roster = rosterOf(group.roster!, [owner, ...group.admins].map(nameOf), Number(ref.slice(1)));
  plan.at(landed, async (story) => {
    const voice = story.as(owner);
    const shot = await voice.shoot({ kind: 'settings', name: '群设置截图', platform, labels: [ref, `${roster.length}/${memberCap} MEMBERS`, '(DEMO)'] });
    await voice.complete('register-landing', ref, {
      actualName: group.name,
      actualCap: memberCap,
      createdDate: dayOf(landed),
      platformGroupId: `demo-${platform.toLowerCase()}-${ref.toLowerCase()}`,
      joinConfirm: 'ON',
      landingEvidence: [shot],
      roster,
    });
  });
}

function application(group: DemoGroup) {
  const { name, unitId, kind, audience, purpose, functionText, platform, projectName, plannedEndDate, expectedMembers, memberCap, capReason, memberCategories, activity, owner, admins } = group;
  return {
    groupName: name,
    unitId,
    kind,
    audience,
    underUnitName: group.tenantId === 'DEMO-ST',
    purpose,
    functionText,
    platform,
    expectedMembers,
    memberCap,
    memberCategories: [...memberCategories],
    activity: activity ?? 'MID',
    ownerId: owner,
    adminIds: [...admins],
    secrecyStatement: true,
    ...(projectName ? { projectName } : {}),
    ...(plannedEndDate ? { plannedEndDate } : {}),
    ...(capReason ? { capReason } : {}),
  };
}

export function nameOf(userId: string): string {
  return DEMO_USERS.find(({ id }) => id === userId)!.name;
}
