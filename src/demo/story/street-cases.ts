import { instantOf, type StoryPlan } from '../stage/story-plan';

const wechat = { platform: 'WECHAT' } as const;
const CAC = { receiver: '样例区委网信办值班室', sendChannel: 'DEDICATED_LINE' } as const;

/** Cases of the street: V09 unfounded; V10, V02, V08 and V11 open. */
export function streetCases(plan: StoryPlan): void {
  unfounded(plan);
  highRisk(plan);
  vulgar(plan);
  againstTheLeader(plan);
  atNight(plan);
}

/** V09 in G26: what looked like gossip was a notice of the police. */
function unfounded(plan: StoryPlan): void {
  plan.at('09-10 09:20', (story) =>
    story.as('S12').start('violation-case', 'V09', {
      groupNo: story.numberOf('G26'), discoveredAt: instantOf('09-10 09:00').toISOString(), itemCodes: ['BD02'], description: '有人在群里炒作邻居的丑闻。', senderHint: '三栋住户', spread: 'INSIDE', topic: 'NONE',
    }),
  );
  plan.at('09-10 10:10', async (story) => {
    const voice = story.as('S09');
    const kept = await voice.shoot({ ...wechat, kind: 'messages', name: '群消息截图', labels: ['G26', 'BEFORE', '(DEMO)'] });
    await voice.complete('dispose', 'V09', { evidenceIds: [kept], measures: [], lessReason: '消息是转发的公安防骗提示，未见炒作，先不采取措施。', contested: false }, '内容为防骗提示，请定性。');
  });
  plan.at('09-10 10:30', (story) => story.as('S09').report('V09', '1', '居民反映的消息为防骗提示，非炒作丑闻，已说明情况。'));
  plan.at('09-10 11:00', (story) => story.as('S02').sign('V09', '1', '已阅。'));
  plan.at('09-10 15:00', (story) => story.as('S06').complete('classify', 'V09', { decision: 'UNFOUNDED', classifyReason: '经核对原文，为公安机关发布的防骗提示，反映不属实。' }, '不属实。'));
}

/** V10 in G26: remarks on a disaster in a group of 320; reported to the cyberspace office. */
function highRisk(plan: StoryPlan): void {
  plan.at('09-28 14:00', async (story) => {
    const voice = story.as('S13');
    const shot = await voice.shoot({ ...wechat, kind: 'messages', name: '不当评述截图', labels: ['V10', 'REMARKS', '(DEMO)'] });
    await voice.start('violation-case', 'V10', {
      groupNo: story.numberOf('G26'), discoveredAt: instantOf('09-28 13:40').toISOString(), itemCodes: ['BD03'], description: '有住户对外地事故发表不当评述，引起争吵。', senderHint: '六栋住户', spread: 'INSIDE', topic: 'DISASTER_ACCIDENT', attachments: [shot],
    });
  });
  plan.at('09-28 14:50', async (story) => {
    const voice = story.as('S09');
    const kept = await voice.shoot({ ...wechat, kind: 'messages', name: '处置前截图', labels: ['G26', 'BEFORE', '(DEMO)'] });
    const measure = (type: string, doneAt: string) => ({ type, target: '六栋住户', doneAt: instantOf(doneAt).toISOString() });
    await voice.complete('dispose', 'V10', { evidenceIds: [kept], measures: [measure('WARN', '09-28 14:20'), measure('RECALL_ASKED', '09-28 14:25')] }, '已警告，本人撤回。');
  });
  plan.at('09-28 15:10', (story) => story.as('S09').report('V10', '1', '居民服务1群（320 人）出现对事故的不当评述，已警告并撤回，跟帖约二十条。'));
  plan.at('09-28 16:00', (story) => story.as('S06').complete('classify', 'V10', { decision: 'ENOUGH', class: 'BAD', severity: 'S3', spread: 'INSIDE', risk: 'HIGH' }, '群内人数多，按重大舆情风险报送。'));
  plan.at('09-28 17:00', (story) => story.as('S02').report('V10', '2', '居民服务1群出现对事故的不当评述，已处置，暂未外溢，特此报告。', { ...CAC, receiptNo: '收文-样例-012' }));
}

/** V02 in G37: a warning is given, somebody has to say what it was. */
function vulgar(plan: StoryPlan): void {
  plan.at('10-10 09:20', async (story) => {
    const voice = story.as('S11');
    const shot = await voice.shoot({ ...wechat, kind: 'messages', name: '低俗视频截图', labels: ['V02', 'MESSAGE', '(DEMO)'] });
    await voice.start('violation-case', 'V02', {
      groupNo: story.numberOf('G37'), discoveredAt: instantOf('10-10 08:50').toISOString(), itemCodes: ['BD07'], description: '志愿者群有人连续发低俗短视频。', senderHint: '丙丁村-老范', spread: 'INSIDE', topic: 'NONE', attachments: [shot],
    });
  });
  plan.at('10-10 10:30', async (story) => {
    const voice = story.as('S10');
    const kept = await voice.shoot({ ...wechat, kind: 'messages', name: '处置前截图', labels: ['G37', 'BEFORE', '(DEMO)'] });
    const after = await voice.shoot({ ...wechat, kind: 'measures', name: '处置后-群内警告', labels: ['G37', 'AFTER', '(DEMO)'] });
    await voice.complete('dispose', 'V02', { evidenceIds: [kept], measures: [{ type: 'WARN', target: '丙丁村-老范', doneAt: instantOf('10-10 10:10').toISOString() }], measureProof: [after] }, '已在群内警告，本人已撤回。');
  });
  plan.at('10-10 11:00', (story) => story.as('S10').report('V02', '1', '志愿者群有人发低俗短视频，已警告并撤回。'));
  plan.at('10-10 15:00', (story) => story.as('S02').sign('V02', '1', '已阅，请村里加强引导。'));
}

/** V08 in G36, without a name, against the street's leader in charge: the chief and discipline handle it. */
function againstTheLeader(plan: StoryPlan): void {
  plan.at('10-10 10:50', (story) =>
    story.reportAnonymously('DEMO-ST', 'V08', {
      groupNo: story.numberOf('G36'), discoveredAt: instantOf('10-09 18:00').toISOString(), itemCodes: ['FW01'], description: '街道分管负责人把信访群里的内部转办情况转给了无关人员。', reportedUserIds: ['S02'], spread: 'INSIDE', topic: 'NONE', attachments: [],
    }),
  );
}

/** V11 in G27 on Sunday night: level by level in two hours, but the police letter is not registered by 02:00. */
function atNight(plan: StoryPlan): void {
  plan.at('10-11 20:20', async (story) => {
    const voice = story.as('S11');
    const shot = await voice.shoot({ ...wechat, kind: 'messages', name: '辱骂消息截图', labels: ['V11', 'INSULT', '(DEMO)'] });
    await voice.start('violation-case', 'V11', {
      groupNo: story.numberOf('G27'), discoveredAt: instantOf('10-11 20:10').toISOString(), foundByOwner: true, itemCodes: ['IL10'], description: '有人公开邻居的电话住址并辱骂，要求大家“去堵门”。', senderHint: '十栋-夜猫', spread: 'INSIDE', topic: 'NONE', attachments: [shot],
    });
  });
  plan.at('10-11 20:50', async (story) => {
    const voice = story.as('S09');
    const kept = await voice.shoot({ ...wechat, kind: 'messages', name: '处置前-消息全文', labels: ['G27', 'BEFORE', '(DEMO)'] });
    const after = await voice.shoot({ ...wechat, kind: 'measures', name: '处置后-群公告', labels: ['G27', 'AFTER', '(DEMO)'] });
    const measure = (type: string, doneAt: string) => ({ type, target: '十栋-夜猫', doneAt: instantOf(doneAt).toISOString() });
    await voice.complete('dispose', 'V11', { evidenceIds: [kept], measures: [measure('MUTE', '10-11 20:30'), measure('REMOVE', '10-11 20:40'), measure('BLACKLIST', '10-11 20:41')], measureProof: [after] }, '证据已存，发布人已移出。');
  });
  plan.at('10-11 21:10', (story) => story.as('S09').report('V11', '1', '群内有人公开他人隐私并辱骂、煽动上门，已保存证据、禁言并移出。'));
  plan.at('10-11 21:40', (story) => story.as('S06').complete('classify', 'V11', { decision: 'ENOUGH', class: 'ILL', severity: 'S2', spread: 'INSIDE', risk: 'MID' }, '侵害他人名誉隐私，群内 205 人，定 S2。'));
  plan.at('10-11 22:00', (story) => story.as('S06').report('V11', '2', '居民服务2群发生侮辱、泄露隐私事件，已移出发布人并安抚当事人，可能引发线下纠纷。'));
  plan.at('10-11 22:20', (story) => story.as('S02').report('V11', '3a', '居民服务2群发生侮辱、泄露隐私事件，社区已上门做工作，正报公安、网信部门。'));
  plan.at('10-11 22:40', (story) => story.as('S01').sign('V11', '3a', '已阅，务必防止线下冲突。'));
  plan.at('10-11 22:50', (story) => story.as('S02').report('V11', '3c', '居民服务2群发生侮辱、泄露隐私事件，已处置，暂未外溢，特此报告。', { ...CAC, receiptNo: '收文-样例-018' }));
}
