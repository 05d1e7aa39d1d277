import { UserError } from '../index.js';
import { databaseIn } from './databaseIn.js';

/**
 * Opens a file for sessions with the package `node-sqlite3-wasm`, which is to be installed beside this one and needs no compiler.
 * The file is made where it is not there. Several processes may open it, all in this way: other drivers do not see its lock.
 *
 * Where a process is killed while it writes, nothing of what it was writing is kept, but a folder `<file>.lock` is left, which is to
 * be removed. Node's own SQLite (22.13 or later) leaves none: `new SqliteSession({ database: new DatabaseSync(file), sessionId })`.
 *
 * Rejects with a `UserError` when the package is not installed or the file stays locked for 5 s, and with what the driver throws.
 *
 * @param file its path
 *
 * ```ts
 * const session = new SqliteSession({ database: await openDatabase('chat.db'), sessionId: 'ada' });
 * ```
 */
export function openDatabase(file: string) {
  // eslint-disable-next-line no-restricted-syntax -- A door: the driver is loaded where it is asked for, and no run waits for it.
  return import('node-sqlite3-wasm').then(
    (driver) => {
      if (typeof file !== 'string' || file === '' || file === ':memory:') {
        throw new UserError('openDatabase() was given no file. Give it a path; in memory, use a MemorySession.');
      }
      const { Database } = 'default' in driver ? (driver.default as typeof driver) : driver;
      const database = databaseIn(file, (path) => new Database(path));
      // Says what is wrong with the file here and now.
      database.exec('');
      return database;
    },
    (cause: unknown) => {
      throw new UserError(
        'openDatabase() needs the package node-sqlite3-wasm. Install it: npm install node-sqlite3-wasm.',
        { cause },
      );
    },
  );
}
