import { dayOf, instantOf, type StoryPlan } from '../stage/story-plan';

interface DissolutionStory {
  readonly group: string;
  readonly platform: string;
  readonly members: string;
  readonly owner: string;
  readonly firstResponsible: string;
  /** nobody's planned end: the owner says that the function is completed */
  readonly functionDone?: { readonly at: string; readonly reason: string };
  readonly confirmed: { readonly at: string; readonly endDate: string; readonly reason: string };
  readonly agreed?: { readonly at: string; readonly opinion: string };
  readonly dissolved?: { readonly at: string; readonly doneAt: string; readonly handedOverTo: string };
  readonly verified?: { readonly at: string; readonly by: string; readonly outsideLook: string; readonly opinion: string };
}

/** P12 as far as it has come. A planned end starts it by itself at 09:00 of that day. */
function dissolve(plan: StoryPlan, { group, platform, members, owner, firstResponsible, functionDone, confirmed, agreed, dissolved, verified }: DissolutionStory): void {
  const labels = (what: string) => [group, what, '(DEMO)'];
  if (functionDone) {
    plan.at(functionDone.at, (story) =>
      story.as(owner).start('group-dissolve', group, { groupNo: story.numberOf(group), trigger: 'FUNCTION_DONE', triggerDate: dayOf(functionDone.at), reason: functionDone.reason }),
    );
  }
  plan.at(confirmed.at, async (story) => {
    const voice = story.as(owner);
    const paper = await voice.shoot({ kind: 'document', name: functionDone ? '职能完结说明' : '项目结束证明', labels: labels('END NOTICE') });
    await voice.complete('confirm-end-date', group, { endOutcome: 'ENDED', actualEndDate: confirmed.endDate, endDocument: [paper], endReason: confirmed.reason });
  });
  if (agreed) plan.at(agreed.at, (story) => story.as(firstResponsible).complete('review-end-date', group, { decision: 'AGREE' }, agreed.opinion));
  if (dissolved) {
    plan.at(dissolved.at, async (story) => {
      const voice = story.as(owner);
      const before = await voice.shoot({ kind: 'members', name: '解散前-群名称与成员数', platform, labels: labels(`${members} MEMBERS`) });
      const after = await voice.shoot({ kind: 'dissolved', name: '解散后-已解散页面', platform, labels: labels('GROUP GONE') });
      await voice.complete('dissolve', group, {
        dissolvedAt: instantOf(dissolved.doneAt).toISOString(),
        method: 'OWNER_DISSOLVED',
        membersInformed: true,
        handedOverTo: dissolved.handedOverTo,
        screenshotsBefore: [before],
        screenshotsAfter: [after],
      });
    });
  }
  if (verified) {
    plan.at(verified.at, (story) => story.as(verified.by).complete('verify-dissolution', group, { outsideLook: verified.outsideLook, decision: 'PASS' }, verified.opinion));
  }
}

export function dissolutions(plan: StoryPlan): void {
  finished(plan);
  running(plan);
  ownerGone(plan);
}

function finished(plan: StoryPlan): void {
  dissolve(plan, {
    group: 'G31', platform: 'WECHAT', members: '150/200', owner: 'S09', firstResponsible: 'S05',
    functionDone: { at: '06-15 09:30', reason: '春季疫苗接种工作全部结束' },
    confirmed: { at: '06-15 10:00', endDate: '2026-06-15', reason: '接种点已撤' },
    agreed: { at: '06-15 15:00', opinion: '情况属实，请按期解散。' },
    dissolved: { at: '06-18 16:00', doneAt: '06-18 15:40', handedOverTo: '甲乙社区档案柜' },
    verified: { at: '06-22 10:20', by: 'S04', outsideLook: '请两位原成员查看，群已显示解散', opinion: '材料齐全，核验通过。' },
  });
  dissolve(plan, {
    group: 'G13', platform: 'WECHAT', members: '27/100', owner: 'E12', firstResponsible: 'E07',
    confirmed: { at: '08-31 10:30', endDate: '2026-08-31', reason: '老厂区改造已竣工验收' },
    agreed: { at: '08-31 16:00', opinion: '已竣工，同意。' },
    dissolved: { at: '09-04 15:30', doneAt: '09-04 15:10', handedOverTo: '工程管理部资料室' },
    verified: { at: '09-08 09:50', by: 'E03', outsideLook: '原成员查看，群已不存在', opinion: '按期解散，核验通过。' },
  });
}

function running(plan: StoryPlan): void {
  const e08 = { owner: 'E08', firstResponsible: 'E05', platform: 'WECHAT' } as const;
  const e09 = { owner: 'E09', firstResponsible: 'E06' } as const;
  dissolve(plan, {
    group: 'G29', platform: 'WECHAT', members: '36/100', owner: 'S10', firstResponsible: 'S07',
    functionDone: { at: '09-21 09:30', reason: '主汛期结束，防汛应急响应已解除' },
    confirmed: { at: '09-21 10:00', endDate: '2026-09-21', reason: '应急响应已解除' },
    agreed: { at: '09-22 09:10', opinion: '同意，请尽快解散。' },
  });
  // owner and first responsible person answer on the last day; the owner is then late by a workday
  dissolve(plan, {
    group: 'G14', platform: 'WECHAT', members: '22/50', owner: 'E10', firstResponsible: 'E05',
    confirmed: { at: '09-24 16:00', endDate: '2026-09-24', reason: '冬施准备阶段结束，转入常规管理' },
    agreed: { at: '09-28 10:00', opinion: '同意。' },
    dissolved: { at: '10-10 15:00', doneAt: '10-10 14:30', handedOverTo: '虚构大桥项目部资料员' },
  });
  dissolve(plan, {
    ...e08, group: 'G09', members: '42/100',
    confirmed: { at: '09-28 11:00', endDate: '2026-09-28', reason: '二号临建已拆除移交' },
    agreed: { at: '09-29 09:00', opinion: '同意，节前尽量办完。' },
  });
  dissolve(plan, {
    ...e09, group: 'G10', platform: 'QQ', members: '18/50',
    confirmed: { at: '09-30 10:30', endDate: '2026-09-30', reason: '控制网复测成果已验收' },
    agreed: { at: '09-30 17:00', opinion: '同意。' },
  });
  dissolve(plan, {
    ...e09, group: 'G11', platform: 'DINGTALK', members: '33/100',
    confirmed: { at: '10-09 15:00', endDate: '2026-10-09', reason: '管网迁改完工' },
    agreed: { at: '10-10 09:30', opinion: '同意。' },
  });
  // agreed only after the duplicates of V01 have been merged: from here the case holds the group's evidence
  dissolve(plan, {
    ...e08, group: 'G18', members: '210/250',
    confirmed: { at: '10-10 11:20', endDate: '2026-10-09', reason: '沿线拆迁工作完成' },
    agreed: { at: '10-12 09:40', opinion: '同意。群内有案件，先固定证据再解散。' },
  });
}

/** G12: the owner leaves before he has confirmed anything; the plan counts, nobody dissolves, the decision falls. */
function ownerGone(plan: StoryPlan): void {
  plan.at('09-21 17:30', (story) => story.leave('E17'));
  plan.at('10-09 15:10', (story) =>
    story.as('E04').complete(
      'decide-force',
      'G12',
      { forceRoute: 'TRANSFER', executorId: 'E05', forceReason: '群主许离职已离岗，群内仍有 64 人。经联系其本人，同意在线上把群主转给项目党支部书记，由其解散。' },
      '按办法第十二条办理，限两个工作日内执行。',
    ),
  );
}
