/** Where the rows live: an SQLite file, or PostgreSQL when one machine is not enough. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export const DATABASE_CONFIG = Symbol('DATABASE_CONFIG');
