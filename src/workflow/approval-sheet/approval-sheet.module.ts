import { Module } from '@nestjs/common';
import { FormSubmissionModule } from '../form-submission';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceViewModule } from '../process-instance-view';
import { ApprovalSheetController } from './approval-sheet.controller';
import { ApprovalSheetQueries } from './approval-sheet.queries';
import { ApprovalSheetService } from './approval-sheet.service';
import { SheetFormQueries } from './sheet-form.queries';
import { SheetPrinter } from './sheet-printer';

@Module({
  imports: [FormSubmissionModule, ProcessDefinitionModule, ProcessInstanceViewModule],
  controllers: [ApprovalSheetController],
  providers: [ApprovalSheetQueries, SheetFormQueries, ApprovalSheetService, SheetPrinter],
})
export class ApprovalSheetModule {}
