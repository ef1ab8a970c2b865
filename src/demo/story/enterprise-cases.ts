import { instantOf, type StoryPlan } from '../stage/story-plan';

const wechat = { platform: 'WECHAT' } as const;

/** Cases of the enterprise: V04, V05 closed; V01 open with V06 and V07 merged into it. */
export function enterpriseCases(plan: StoryPlan): void {
  forwarding(plan);
  coreSecret(plan);
  rumour(plan);
}

/** V05 in G02: a minutes file forwarded without approval. */
function forwarding(plan: StoryPlan): void {
  plan.at('05-20 09:00', async (story) => {
    const voice = story.as('E16');
    const shot = await voice.shoot({ ...wechat, kind: 'messages', name: '外转截图', labels: ['V05', 'FORWARDED', '(DEMO)'] });
    await voice.start('violation-case', 'V05', {
      groupNo: story.numberOf('G02'), discoveredAt: instantOf('05-19 17:20').toISOString(), itemCodes: ['FW01'], description: '有成员把安全例会纪要转到了外部群。',
      senderHint: '集团本部-某成员', spread: 'INSIDE', topic: 'NONE', attachments: [shot],
    });
  });
  plan.at('05-20 11:00', async (story) => {
    const voice = story.as('E11');
    const kept = await voice.shoot({ ...wechat, kind: 'messages', name: '处置前截图', labels: ['G02', 'BEFORE', '(DEMO)'] });
    await voice.complete('dispose', 'V05', {
      evidenceIds: [kept],
      measures: [
        { type: 'RECALL_ASKED', target: '某成员', doneAt: instantOf('05-20 09:50').toISOString() },
        { type: 'NOTICE', doneAt: instantOf('05-20 10:10').toISOString() },
      ],
    }, '已提醒撤回并在群内重申转发须经批准。');
  });
  plan.at('05-20 14:00', (story) => story.as('E11').report('V05', '1a', '安全例会纪要被转至外部群，已撤回，群内已公告提醒。'));
  plan.at('05-20 14:10', (story) => story.as('E11').report('V05', '1b', '安全例会纪要被转至外部群，已撤回，群内已公告提醒。'));
  plan.at('05-20 16:00', (story) => story.as('E01').sign('V05', '1a', '已阅，请核实转发范围。'));
  plan.at('05-21 09:00', (story) => story.as('E03').sign('V05', '1b', '已阅。'));
  plan.at('05-21 10:00', (story) => story.as('E01').complete('classify', 'V05', { decision: 'ENOUGH', class: 'MGT', severity: 'S3', spread: 'INSIDE', risk: 'LOW' }, '属未经批准外转，处置到位。'));
  plan.at('05-22 15:00', (story) =>
    story.as('E01').complete('close-case', 'V05', {
      conclusion: '属实。当事人已撤回并作说明，纪要未涉敏感内容。', cause: '对转发审批要求不熟悉。', followUp: '在下次例会上重申转发审批要求。', answer: '您反映的情况属实，已批评教育并重申转发要求。',
    }),
  );
}

/** V04 in G04: a unit price sheet shown to a subcontractor; ended with a talk with the person responsible. */
function coreSecret(plan: StoryPlan): void {
  plan.at('06-16 09:10', async (story) => {
    const voice = story.as('E10');
    const shot = await voice.shoot({ ...wechat, kind: 'messages', name: '发现时截图', labels: ['V04', 'PRICE SHEET', '(DEMO)'] });
    await voice.start('violation-case', 'V04', {
      groupNo: story.numberOf('G04'), discoveredAt: instantOf('06-16 09:00').toISOString(), foundByOwner: true, itemCodes: ['TR01'], description: '有成员在群内发出含成本单价的内部表格。',
      senderHint: '项目部-某计划员', spread: 'INSIDE', topic: 'NONE', attachments: [shot],
    });
  });
  plan.at('06-16 09:40', async (story) => {
    const voice = story.as('E08');
    const kept = await voice.shoot({ ...wechat, kind: 'messages', name: '处置前截图', labels: ['G04', 'BEFORE', '(DEMO)'] });
    await voice.complete('dispose', 'V04', {
      evidenceIds: [kept],
      measures: [
        { type: 'RECALL_ASKED', target: '某计划员', doneAt: instantOf('06-16 09:15').toISOString() },
        { type: 'MUTE', target: '某计划员', doneAt: instantOf('06-16 09:30').toISOString() },
      ],
    }, '消息已撤回，已请成员删除。');
  });
  plan.at('06-16 10:00', (story) => story.as('E08').report('V04', '1a', '成本单价表误发至群内，约十分钟后撤回，群内有劳务单位人员。'));
  plan.at('06-16 10:05', (story) => story.as('E08').report('V04', '1b', '成本单价表误发至群内，约十分钟后撤回，请指导评估影响。'));
  plan.at('06-16 10:10', (story) => story.as('E08').report('V04', '1c', '成本单价表误发至群内，约十分钟后撤回，已限制发言。'));
  plan.at('06-16 10:30', (story) => story.as('E05').sign('V04', '1a', '已阅，组织核查下载情况。'));
  plan.at('06-16 10:35', (story) => story.as('E15').sign('V04', '1b', '已阅，请提交影响评估。'));
  plan.at('06-16 10:40', (story) => story.as('E03').sign('V04', '1c', '已阅。'));
  plan.at('06-16 11:00', (story) => story.as('E05').complete('classify', 'V04', { decision: 'ENOUGH', class: 'TRD', severity: 'S2', spread: 'INSIDE', risk: 'LOW' }, '属企业核心商业信息，未发现外传。'));
  plan.at('06-18 16:00', (story) =>
    story.as('E04').complete('close-case', 'V04', {
      conclusion: '属实。未发现外传，对责任人进行了谈话提醒。', cause: '资料分群不清。', followUp: '成本资料改走内部系统，不得发群。', answer: '情况属实，已处置并对责任人谈话，感谢及时报告。',
    }),
  );
}

/** V01 in G18, this morning: a rumour about compensation; two more reports of the same message. */
function rumour(plan: StoryPlan): void {
  const clue = { itemCodes: ['IL08'], spread: 'INSIDE', topic: 'NONE' } as const;
  plan.at('10-12 07:30', async (story) => {
    const voice = story.as('E12');
    const shot = await voice.shoot({ ...wechat, kind: 'messages', name: '谣言消息截图', labels: ['V01', 'RUMOUR', '(DEMO)'] });
    await voice.start('violation-case', 'V01', {
      ...clue, groupNo: story.numberOf('G18'), discoveredAt: instantOf('10-12 07:20').toISOString(), description: '群内有人散布“拆迁补偿款被挪用”的不实消息，已有多人跟帖。', senderHint: '劳务-路人甲', attachments: [shot],
    });
  });
  plan.at('10-12 08:05', async (story) => {
    const voice = story.as('E08');
    const kept = [
      await voice.shoot({ ...wechat, kind: 'messages', name: '处置前-消息全文', labels: ['G18', 'BEFORE', '(DEMO)'] }),
      await voice.shoot({ ...wechat, kind: 'members', name: '处置前-成员数', labels: ['G18', '210/250 MEMBERS', '(DEMO)'] }),
    ];
    const after = await voice.shoot({ ...wechat, kind: 'measures', name: '处置后-群公告', labels: ['G18', 'AFTER', '(DEMO)'] });
    const measure = (type: string, doneAt: string) => ({ type, target: '劳务-路人甲', doneAt: instantOf(doneAt).toISOString() });
    await voice.complete('dispose', 'V01', {
      evidenceIds: kept,
      measures: [measure('MUTE', '10-12 07:45'), measure('REMOVE', '10-12 07:55'), measure('BLACKLIST', '10-12 07:56'), { type: 'NOTICE', doneAt: instantOf('10-12 08:00').toISOString() }],
      measureProof: [after],
    }, '已禁言、移出并发公告澄清。');
  });
  plan.at('10-12 08:20', (story) => story.as('E08').report('V01', '1a', '群内出现“补偿款被挪用”谣言，已保存证据、禁言移出发布人并公告澄清。'));
  plan.at('10-12 08:30', (story) => story.as('E08').report('V01', '1b', '群内出现“补偿款被挪用”谣言，已处置，舆情有扩散可能，请研判。'));
  plan.at('10-12 08:40', async (story) => {
    const voice = story.as('E13');
    await voice.start('violation-case', 'V06', {
      ...clue, groupNo: story.numberOf('G18'), discoveredAt: instantOf('10-12 07:40').toISOString(), description: '拆迁协调群有人造谣说补偿款没了，工人情绪不好。', senderHint: '劳务-路人甲',
    });
  });
  plan.at('10-12 08:45', (story) => story.as('E05').sign('V01', '1a', '已阅，马上到工区做解释工作。'));
  plan.at('10-12 08:55', (story) => story.as('E08').complete('confirm-merge', 'V06', { decision: 'MERGE', parentCaseNo: story.numberOf('V01'), mergeReason: '同一条消息' }));
  plan.at('10-12 09:00', (story) =>
    story.reportAnonymously('DEMO-ENT', 'V07', {
      ...clue, groupNo: story.numberOf('G18'), discoveredAt: instantOf('10-12 07:35').toISOString(), description: '有人在拆迁群里说补偿款被挪用，请查。', senderHint: '路人甲', reportedUserIds: [], attachments: [],
    }),
  );
  plan.at('10-12 09:10', (story) => story.as('E10').complete('confirm-merge', 'V07', { decision: 'MERGE', parentCaseNo: story.numberOf('V01'), mergeReason: '同一条消息' }));
  plan.at('10-12 09:20', (story) =>
    story.as('E04').complete('classify', 'V01', {
      decision: 'ENOUGH', class: 'ILL', severity: 'S2', spread: 'INSIDE', risk: 'HIGH', classifyReason: '发布后二十五分钟内禁言并移出，未见外传，程度定为 S2；涉及补偿款，舆情风险维持高。',
    }, '定性为散布谣言，继续关注。'),
  );
}

