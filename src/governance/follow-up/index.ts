export type { FollowUpKind } from './follow-up.entity';
export * from './follow-up.module';
export * from './follow-up.queries';
export * from './follow-up.service';
