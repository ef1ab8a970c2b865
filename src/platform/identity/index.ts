export * from './identity.errors';
export * from './identity.module';
export * from './identity.service';
export * from './profile.registry';
export { mayStart, permissionsOf, sectionsOf, seesGroupData, worksHere, type Section } from './section.policy';
export { SessionService, type OpenedSession } from './session.service';
export * from './user-directory.queries';
