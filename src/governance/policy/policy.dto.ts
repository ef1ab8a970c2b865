import { ApiProperty } from '@nestjs/swagger';
import type { DeadlineUnit } from '../../workflow/registry';
import type { ContentItem, PolicyPack, Severity } from './policy-pack';

/** A clause in the regulation's own words. */
export class PackClauseDto {
  readonly id: string;
  readonly article: string;
  readonly text: string;
  /** the source has a gap here; `text` says which */
  readonly missing?: boolean;
}

export class PackDeadlineDto {
  /** T-code */
  readonly code: string;
  readonly title: string;
  readonly amount: number;
  readonly unit: DeadlineUnit;
  /** 办法规定 or 系统默认 */
  readonly source: 'REGULATION' | 'OURS';
  readonly clause?: string;
  /** the regulation's own word: 及时, 立即 … */
  readonly word?: string;
  /** ISO period for unit PERIOD */
  readonly period?: string;
}

export class PlatformDto {
  readonly code: string;
  readonly title: string;
  /** a hint, editable: published figures disagree */
  readonly maxMembers: number;
  /** name of the feature in the app, or whether there is one */
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'boolean' }] } })
  readonly capabilities: Readonly<Record<string, string | boolean>>;
  readonly active: boolean;
}

/** What may be wrong in a group, as the catalogue of the pack numbers it. */
export class ContentItemDto {
  readonly code: string;
  readonly text: string;
  readonly class: ContentItem['class'];
  readonly severity: Severity;
  @ApiProperty({ type: [String] })
  readonly clauses: readonly string[];
  readonly active: boolean;
  readonly note?: string;
}

export class PackRoleDto {
  /** abstract code */
  readonly role: string;
  /** what the role is called here */
  readonly title: string;
}

/** The tenant's regulation as the client needs it. */
export class PackDto {
  readonly packId: string;
  readonly version: string;
  readonly title: string;
  readonly issuer: string;
  readonly effectiveFrom: string | null;
  readonly effectiveFromNote: string | null;
  readonly expiresOn: string | null;
  readonly clauses: PackClauseDto[];
  readonly deadlines: PackDeadlineDto[];
  readonly platforms: PlatformDto[];
  readonly catalogue: ContentItemDto[];
  readonly roles: PackRoleDto[];
  readonly switches: Readonly<Record<string, unknown>>;
}

export function packDto({ data, version }: PolicyPack): PackDto {
  return {
    packId: data.packId,
    version,
    title: data.title,
    issuer: data.issuer,
    effectiveFrom: data.effectiveFrom,
    effectiveFromNote: data.effectiveFromNote ?? null,
    expiresOn: data.expiresOn,
    clauses: data.clauses.map(({ id, article, text, missing }) => ({ id, article, text, ...(missing ? { missing } : {}) })),
    deadlines: Object.entries(data.deadlines).map(([code, rule]) => ({ code, ...rule })),
    platforms: data.catalogues.platforms.filter(({ active }) => active),
    catalogue: data.catalogues.content.filter(({ active }) => active),
    roles: Object.entries(data.roles).map(([role, { title }]) => ({ role, title })),
    switches: data.switches,
  };
}
