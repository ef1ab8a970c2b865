import { dayOf, type StoryPlan } from '../stage/story-plan';

/** A request to admit one person and how far it has come. */
export interface AdmissionStory {
  readonly name: string;
  readonly group: string;
  readonly by: string;
  readonly person: { readonly memberName: string; readonly memberUnit: string; readonly memberCategory: string; readonly reason: string; readonly inDirectory?: boolean };
  readonly method?: string;
  readonly idLast4?: string;
  readonly at: { readonly requested: string; readonly verified?: string; readonly informed?: string; readonly joined?: string };
}

/** P03: one person at a time. */
export function admit(plan: StoryPlan, { name, group, by, person, method, idLast4, at }: AdmissionStory): void {
  plan.at(at.requested, (story) => story.as(by).start('member-admission', name, { groupNo: story.numberOf(group), ...person }));
  if (at.verified) {
    const values = { method, verificationResult: 'PASS', nickname: `${person.memberUnit}-${person.memberName}`, ...(idLast4 ? { idLast4 } : {}) };
    plan.at(at.verified, (story) => story.as(by).complete('verify-identity', name, values, '已核对，与本人一致。'));
  }
  if (at.informed) plan.at(at.informed, (story) => story.as(by).complete('confirm-rules', name, { rulesInformed: true }));
  if (at.joined) plan.at(at.joined, (story) => story.as(by).complete('confirm-joined', name, { joinedDate: dayOf(at.joined!), nicknameSet: true }));
}

/** What the owner found when the audit came due. */
export interface FindingsStory {
  readonly group: string;
  readonly by: string;
  readonly seenMembers: number;
  readonly platform: string;
  readonly memberCap: number;
  readonly at: string;
  readonly opinion: string;
}

/** P05, first step: everybody in the list is kept; the count is what the app shows. */
export function verifyRoster(plan: StoryPlan, { group, by, seenMembers, platform, memberCap, at, opinion }: FindingsStory): void {
  plan.at(at, async (story) => {
    const voice = story.as(by);
    const shot = await voice.shoot({ kind: 'members', name: '成员列表截图', platform, labels: [group, `${seenMembers}/${memberCap} MEMBERS`, '(DEMO)'] });
    await voice.complete(
      'verify-roster',
      group,
      (known) => ({
        roster: (known.roster as { memberId: string }[]).map(({ memberId }) => ({ memberId, action: 'KEEP' })),
        seenMembers,
        joinConfirmState: 'ON',
        nicknameState: 'REGULAR',
        functionState: 'GOING_ON',
        auditEvidence: [shot],
      }),
      opinion,
    );
  });
}
