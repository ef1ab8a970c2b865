import type { PackClause, PackDeadline, Platform, PolicyPack, ContentItem } from './policy-pack';

/** The tenant's regulation as the client needs it. */
export class PackDto {
  readonly packId: string;
  readonly version: string;
  readonly title: string;
  readonly issuer: string;
  readonly effectiveFrom: string | null;
  readonly effectiveFromNote: string | null;
  readonly expiresOn: string | null;
  readonly clauses: readonly Pick<PackClause, 'id' | 'article' | 'text' | 'missing'>[];
  readonly deadlines: readonly (PackDeadline & { code: string })[];
  readonly platforms: readonly Platform[];
  readonly catalogue: readonly ContentItem[];
  readonly roles: readonly { role: string; title: string }[];
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
