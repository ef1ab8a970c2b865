/** SQL with `?` placeholders as PostgreSQL wants it: `$1`, `$2` and so on. A question mark may not stand in a text of the SQL. */
export function numbered(sql: string): string {
  let n = 0;
  return sql.replace(/\?/g, () => `$${++n}`);
}
