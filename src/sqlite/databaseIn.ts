import { UserError } from '../index.js';
import type { SqliteDatabase } from './SqliteDatabase.js';

/** A connection as node-sqlite3-wasm opens it. */
export interface Connection {
  exec(sql: string): void;
  run(sql: string, value: string): unknown;
  all(sql: string, value: string): unknown[];
  close(): void;
}

const PATIENCE_MS = 5000;
const SETTINGS = `PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;`;

/**
 * The database in a file, of which there is a connection only while a statement runs.
 *
 * The driver does not undo what a process that was killed had half written, unless that is in a write-ahead log; and to have such a
 * log it must have the file for itself. So each statement takes the file, and leaves it to others.
 */
export function databaseIn(file: string, connect: (file: string) => Connection): SqliteDatabase {
  let isClosed = false;
  const use = <T>(work: (connection: Connection) => T): T => {
    if (isClosed) throw new UserError(`The database "${file}" is closed. Open it again: await openDatabase(file).`);
    const connection = connect(file);
    try {
      connection.exec(SETTINGS);
      return work(connection);
    } catch (error) {
      throw error instanceof Error && error.message.includes('is locked') ? lockedError(file, error) : error;
    } finally {
      connection.close();
    }
  };
  return {
    exec: (sql) => use((connection) => connection.exec(sql)),
    prepare: (sql) => ({
      all: (value) => use((connection) => connection.all(sql, value)),
      run: (value) => use((connection) => connection.run(sql, value)),
    }),
    close: () => {
      isClosed = true;
    },
  };
}

function lockedError(file: string, cause: Error): UserError {
  return new UserError(
    `The database "${file}" has been locked for ${PATIENCE_MS} ms. Wait for who works with it; where nobody does, a process was killed while it did: remove the folder "${file}.lock".`,
    { cause },
  );
}
