import type { StoryPlan } from '../stage/story-plan';

/** 督办: what superiors wrote about the groups that are late. What is not written here is still open. */
export function supervision(plan: StoryPlan): void {
  plan.at('09-28 09:30', (story) => story.as('E02').complete('supervise-line', 'G12', { measure: 'URGED', superviseNote: '已电话督促大桥项目部联系原群主。' }));
  plan.at('09-29 10:00', (story) => story.as('E03').complete('write-opinion', 'G12', { supervisionOpinion: '原群主离岗前未办交接，请项目部三日内拿出解散办法，否则提请强制解散。' }));
  plan.at('10-08 09:40', (story) => story.as('E02').complete('supervise-leader', 'G12', { leaderInstruction: '节后第一周必须办完，宣传部盯住。' }));

  plan.at('09-30 10:30', (story) => story.as('S07').complete('supervise-line', 'G29', { measure: 'URGED', superviseNote: '已当面要求群主尽快解散。' }));
  plan.at('10-08 10:00', (story) => story.as('S04').complete('write-opinion', 'G29', { supervisionOpinion: '应急响应早已解除，群内仍有闲聊，请本周内解散并报截图。' }));
  plan.at('10-10 11:30', (story) => story.as('S02').complete('supervise-leader', 'G29', { leaderInstruction: '请党群工作部按规定提出强制解散意见。' }));

  plan.at('10-10 09:10', (story) => story.as('E05').complete('supervise-line', 'G14', { measure: 'URGED', superviseNote: '已督促，今天内解散。' }));
}
