/** A page of a list; `nextCursor` is opaque and absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
  readonly total?: number;
}

export interface PageRequest {
  /** 1–100 */
  readonly limit: number;
  readonly after?: string;
}
