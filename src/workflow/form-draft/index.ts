export { FormDraftPurge } from './form-draft-purge.worker';
export * from './form-draft.dto';
export * from './form-draft.errors';
export * from './form-draft.module';
export * from './form-draft.policy';
export * from './form-draft.service';
