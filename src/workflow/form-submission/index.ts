export { type FormSubmission } from './form-submission.entity';
export * from './form-submission.module';
export * from './form-submission.repository';
