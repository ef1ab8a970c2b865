export { type IdentityVerification, type MemberAudit, type Membership } from './membership.entity';
export * from './membership.errors';
export * from './membership.module';
export { maskNickname, type LeftReason, type MemberCategory } from './membership.policy';
export { MembershipQueries } from './membership.queries';
export { MembershipService, type Acting } from './membership.service';
