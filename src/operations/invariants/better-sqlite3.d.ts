/** As much of the driver as reading needs. */
declare module 'better-sqlite3' {
  interface Statement {
    all(...parameters: unknown[]): unknown[];
    run(...parameters: unknown[]): { changes: number };
  }
  class Database {
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    exec(sql: string): void;
    pragma(text: string): unknown;
    prepare(sql: string): Statement;
    close(): void;
  }
  namespace Database {
    export { Database };
  }
  export = Database;
}
