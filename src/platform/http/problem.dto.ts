import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One wrong field or element of the request. */
export class ProblemItemDto {
  @ApiPropertyOptional({ description: 'key of the form field or path in the body' })
  field?: string;
  @ApiPropertyOptional({ description: 'id of the BPMN or DMN element' })
  elementId?: string;
  @ApiProperty()
  code: string;
  @ApiProperty({ description: 'sentence in the language of Accept-Language' })
  message: string;
}

/** RFC 9457 `application/problem+json`: why a request was refused. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:qunguan:problem:user-task-already-claimed' })
  type: string;
  @ApiProperty()
  title: string;
  @ApiProperty({ example: 409 })
  status: number;
  @ApiProperty({ description: 'full sentence in the language of Accept-Language' })
  detail: string;
  @ApiProperty({ example: 'user-task-already-claimed', description: 'unique per kind of refusal; all of them are listed in x-problem-codes' })
  code: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'what the sentence speaks of, by name' })
  facts?: Record<string, unknown>;
  @ApiPropertyOptional({ type: [ProblemItemDto] })
  problems?: ProblemItemDto[];
  @ApiPropertyOptional({ description: 'of an unexpected failure; quote it to the operator' })
  traceId?: string;
}
