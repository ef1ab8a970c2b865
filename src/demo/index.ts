export * from './demo.module';
export { STORY_BEGINS, STORY_ENDS } from './story/whole-story';
export { DEMO_PASSWORD, DemoPeopleService } from './world/demo-people.service';
export { DEMO_USERS } from './world/users.data';
