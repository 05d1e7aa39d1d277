/** An open SQLite database, as `openDatabase()`, Node's own `node:sqlite`, better-sqlite3 and node-sqlite3-wasm have it. */
export interface SqliteDatabase {
  /** Runs statements that give nothing back. */
  exec(sql: string): unknown;
  /** Makes a statement that is run again and again. */
  prepare(sql: string): SqliteStatement;
  /** Lets go of the file. */
  close(): unknown;
}

/** A statement with one parameter. */
export interface SqliteStatement {
  /** The rows that it gives. */
  all(value: string): readonly unknown[];
  /** Runs it for what it does. */
  run(value: string): unknown;
  /** Gives back its memory, where the driver does not do that by itself. */
  finalize?(): unknown;
}
