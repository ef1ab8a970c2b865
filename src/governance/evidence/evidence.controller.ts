import { Body, Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { SingleUpload, UploadedFile, type Upload } from '../../platform/files';
import { contentDisposition, CurrentActor, IdempotencyKeyIgnored } from '../../platform/http';
import { EvidenceDto, UploadEvidenceDto } from './evidence.dto';
import { EvidenceQueries } from './evidence.queries';
import { EvidenceService } from './evidence.service';

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly queries: EvidenceQueries,
  ) {}

  /** Uploads one png, jpg or pdf. It counts once a completed task or a started process refers to its id. */
  @Post()
  @IdempotencyKeyIgnored('the file streams in from the network, which no transaction may wait for; an upload counts only once something refers to it')
  @SingleUpload()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, taskId: { type: 'string' }, processDefinitionKey: { type: 'string' } },
    },
  })
  @ApiCreatedResponse({ type: EvidenceDto })
  async upload(@CurrentActor() actor: Actor, @UploadedFile() upload: Upload, @Body() body: UploadEvidenceDto): Promise<EvidenceDto> {
    const id = await this.evidence.upload(actor, upload, body.taskId ?? body.processDefinitionKey);
    return this.queries.get(actor, id);
  }

  /** What is known of one piece of evidence. */
  @Get(':id')
  @ApiOkResponse({ type: EvidenceDto })
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EvidenceDto> {
    return this.queries.get(actor, id);
  }

  /** The file as it was uploaded. Images may be shown in place; everything else is a download. */
  @Get(':id/content')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, max-age=3600')
  @ApiProduces('image/png', 'image/jpeg', 'application/pdf')
  @ApiOkResponse({ description: 'the bytes', schema: { type: 'string', format: 'binary' } })
  async content(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { stream, mime, size, fileName } = await this.queries.content(actor, id);
    const place = mime.startsWith('image/') ? ('inline' as const) : ('attachment' as const);
    return new StreamableFile(stream, { type: mime, length: size, disposition: contentDisposition(place, fileName) });
  }

  /** A small picture of an image, at most 320 pixels wide and high; 422 for what cannot be drawn. */
  @Get(':id/thumbnail')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, max-age=86400')
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ description: 'the small picture', schema: { type: 'string', format: 'binary' } })
  async thumbnail(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.queries.thumbnail(actor, id), { type: 'image/jpeg', disposition: 'inline' });
  }
}
