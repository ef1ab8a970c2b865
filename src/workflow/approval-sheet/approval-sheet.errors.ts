import { DomainError } from '../../common';

/** Too many sheets are being printed, or one took too long. */
export class ApprovalSheetPrinterBusy extends DomainError {
  constructor() {
    super('approval-sheet-printer-busy', 'unavailable', { zh: '打印任务较多，请稍后再试。', en: 'Too many sheets are being printed; please try again in a moment.' });
  }
}
