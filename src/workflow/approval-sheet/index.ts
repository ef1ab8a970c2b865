export * from './approval-sheet.module';
