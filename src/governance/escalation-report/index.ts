export * from './escalation-report.module';
export { EscalationReportQueries } from './escalation-report.queries';
