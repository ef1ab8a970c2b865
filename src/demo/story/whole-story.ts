import { StoryPlan, type StoryEvent } from '../stage/story-plan';
import { dissolutions } from './dissolutions';
import { enterpriseCases } from './enterprise-cases';
import { enterpriseLife } from './enterprise-life';
import { streetCases } from './street-cases';
import { streetLife } from './street-life';
import { supervision } from './supervision';

/** Business time at which the story begins; everything before is the world without groups. */
export const STORY_BEGINS = new Date('2026-04-01T08:00:00+08:00');
/** Monday after National Day, 10:00: what the oracle of spec §7.1 describes. */
export const STORY_ENDS = new Date('2026-10-12T10:00:00+08:00');

/** All groups and cases in one line of time. */
export function wholeStory(): readonly StoryEvent[] {
  const plan = new StoryPlan();
  for (const chapter of [enterpriseLife, streetLife, dissolutions, enterpriseCases, streetCases, supervision]) chapter(plan);
  return plan.list();
}
