export { AnonymousReportService } from './anonymous-report.service';
export * from './case-reports.registry';
export { isBlind, isShut } from './case-access.policy';
export { roleList, roleOf } from './recusal.policy';
export { type CaseReport } from './violation.dto';
export * from './violation.module';
export { ViolationCaseQueries, type CaseFilter, type EvidenceHold } from './violation.queries';
