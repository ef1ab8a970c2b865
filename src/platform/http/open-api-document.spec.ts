import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProperty, ApiPropertyOptional, type OpenAPIObject } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { Public, RequireRole } from './http.decorators';
import { openApiDocument } from './open-api-document';

class LidDto {
  @ApiProperty() colour: string;
}
class KettleDto {
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ enum: ['GAS', 'COAL'], nullable: true }) heat: string | null;
  @ApiProperty({ type: LidDto, nullable: true }) lid: LidDto | null;
  @ApiPropertyOptional({ type: Object }) whatever?: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true }) extras: Record<string, unknown>;
}
@Controller('api/kettles')
class KettleController {
  @Get()
  @ApiOkResponse({ type: [KettleDto] })
  list(@Query('q') _q: string) {}
  @Get('all')
  @Public()
  @ApiOkResponse()
  @ApiNotFoundResponse()
  all() {}
  @Post(':id/boiling')
  @RequireRole('SUPERVISOR', 'CHIEF')
  boil(@Param('id') _id: string, @Body() _body: LidDto) {}
}

describe('the description of the API', () => {
  let document: OpenAPIObject;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [KettleController] }).compile();
    document = openApiDocument(module.createNestApplication());
  });
  const operation = (method: 'get' | 'post', path: string) => document.paths[path]![method]!;
  const statuses = (method: 'get' | 'post', path: string) => Object.keys(operation(method, path).responses);

  it('says for every route how it may refuse, by what the route does', () => {
    expect(statuses('get', '/api/kettles')).toEqual(['200', '400', '401', '403', 'default']);
    expect(statuses('post', '/api/kettles/{id}/boiling')).toEqual(['201', '400', '401', '403', '404', '409', '413', '422', 'default']);
    expect(statuses('get', '/api/kettles/all')).toEqual(['200', '404', 'default']);
  });

  it('gives every refusal the shape of a problem, also one a route names itself', () => {
    expect(operation('get', '/api/kettles/all').responses['404']).toEqual({ $ref: '#/components/responses/NotFound' });
    expect(document.components!.responses!['NotFound']).toMatchObject({ content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } } });
  });

  it('lists the codes of all errors, each with its status', () => {
    const codes = (document.components!.schemas!['ProblemDto'] as { 'x-problem-codes'?: unknown })['x-problem-codes'];
    expect(codes).toEqual(expect.arrayContaining([{ code: 'sign-in-required', status: 401 }, { code: 'body-too-large', status: 413 }]));
    expect(document.components!.responses!['Unauthenticated']).toMatchObject({ description: expect.stringContaining('`sign-in-required`') });
  });

  it('says who may call: with a session, with which role, or anybody', () => {
    expect([operation('get', '/api/kettles').security, operation('get', '/api/kettles/all').security]).toEqual([[{ session: [] }], []]);
    expect(operation('post', '/api/kettles/{id}/boiling')).toMatchObject({ 'x-required-roles': ['SUPERVISOR', 'CHIEF'] });
  });

  it('asks unsafe methods, and only these, for the header that proves the origin', () => {
    expect(operation('post', '/api/kettles/{id}/boiling').parameters).toContainEqual({ $ref: '#/components/parameters/RequestedWith' });
    expect(operation('get', '/api/kettles').parameters).not.toContainEqual({ $ref: '#/components/parameters/RequestedWith' });
  });

  it('is plain JSON Schema: what may be null says so as a type, what may be anything has none', () => {
    const { properties } = document.components!.schemas!['KettleDto'] as { properties: Record<string, unknown> };
    expect(properties['name']).toEqual({ type: ['string', 'null'] });
    expect(properties['heat']).toEqual({ type: ['string', 'null'], enum: ['GAS', 'COAL', null] });
    expect(properties['lid']).toEqual({ anyOf: [{ $ref: '#/components/schemas/LidDto' }, { type: 'null' }] });
    expect(properties['whatever']).toEqual({});
    expect(properties['extras']).toEqual({ type: 'object', additionalProperties: true });
  });
});
