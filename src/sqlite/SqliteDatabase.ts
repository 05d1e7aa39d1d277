/** An open SQLite database, as `openDatabase()`, Node's own `node:sqlite`, better-sqlite3 and node-sqlite3-wasm have it. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** A statement with one parameter. */
export interface SqliteStatement {
  all(value: string): readonly unknown[];
  run(value: string): unknown;
  /** Gives back its memory, where the driver does not do that by itself. */
  finalize?(): unknown;
}
