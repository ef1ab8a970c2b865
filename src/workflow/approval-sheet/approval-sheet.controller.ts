import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { contentDisposition, CurrentActor } from '../../platform/http';
import { ApprovalSheetDigestResponse } from './approval-sheet.dto';
import { ApprovalSheetService } from './approval-sheet.service';

@ApiTags('process-instances')
@Controller('api/process-instances')
export class ApprovalSheetController {
  constructor(private readonly sheets: ApprovalSheetService) {}

  /** 审批单: the run on paper, with its digest and a code that leads back to the record. */
  @Get(':id/approval-sheet')
  @Header('Cache-Control', 'private, no-store')
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'A4, fonts embedded', schema: { type: 'string', format: 'binary' } })
  async print(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { pdf, fileName } = await this.sheets.print(actor, id);
    return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.length, disposition: contentDisposition('inline', fileName) });
  }

  /** What the digest on a paper of this run must be while nothing further has happened. */
  @Get(':id/approval-sheet/digest')
  digest(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ApprovalSheetDigestResponse> {
    return this.sheets.digest(actor, id);
  }
}
