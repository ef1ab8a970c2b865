import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { TaskCopyService } from './task-copy.service';

@ApiTags('user-tasks')
@Controller('api/cc')
export class TaskCopyController {
  constructor(private readonly copies: TaskCopyService) {}

  /** A copy of one's own has been read. */
  @Post(':id/read')
  @HttpCode(204)
  read(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.copies.read(actor, id);
  }
}
