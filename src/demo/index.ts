export * from './demo.module';
export { DEMO_PASSWORD, DemoPeopleService } from './world/demo-people.service';
export { DEMO_USERS } from './world/users.data';
