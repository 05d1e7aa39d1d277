import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { MemorySession, UserError, type Session } from '../index.js';
import type { SqliteDatabase, SqliteStatement } from './SqliteDatabase.js';
import { sqlOf, type SessionSql } from './sqlOf.js';

/** Where a session is kept. */
export interface SqliteSessionOptions {
  /** Open; several sessions may share it. */
  readonly database: SqliteDatabase;
  /** Tells the sessions in a table apart. */
  readonly sessionId: string;
  /** Made where it is not there; `'rxagents_items'` by default. */
  readonly table?: string;
  /** How many of its latest items `getItems()` gives, and so a run goes on from, at most; all by default. */
  readonly limit?: number;
}

/** How much more is read to see whether a limit cuts a response: more items than any response has. */
const BEFORE_LIMIT = 64;

/**
 * A conversation in a table of a SQLite database, one row an item. All that it does is done when its methods return, and each does
 * it in one transaction.
 *
 * ```ts
 * const session = new SqliteSession({ database: await openDatabase('chat.db'), sessionId: 'ada' });
 * await lastValueFrom(run(agent, 'My name is Ada.', { session }));
 * session.close();
 * ```
 */
export class SqliteSession implements Session {
  readonly sessionId: string;
  readonly #database: SqliteDatabase;
  readonly #limit: number;
  readonly #sql: SessionSql;

  /**
   * Makes the table where it is not there.
   *
   * @throws UserError when an option is not what it should be; and what the database throws
   */
  constructor({ database, sessionId, table = 'rxagents_items', limit = Infinity }: SqliteSessionOptions) {
    if (typeof database?.prepare !== 'function') {
      throw new UserError('A SqliteSession was given no open database. Give it one: await openDatabase(file).');
    }
    // SQLite ends a text at a NUL, and has no text for half a character: two ids could become one.
    if (typeof sessionId !== 'string' || !/^[^\0\p{Surrogate}]+$/u.test(sessionId)) {
      throw new UserError('A SqliteSession has no sessionId. Give it a text; the same one finds the session again.');
    }
    this.sessionId = sessionId;
    this.#database = database;
    this.#limit = limit;
    this.#sql = sqlOf(table);
    windowOf([], limit);
    database.exec(this.#sql.create);
  }

  /**
   * The latest items, oldest first. Where the limit would cut a call from its output, or an item from the reasoning that it came of,
   * there are fewer: what was cut apart is left out.
   *
   * @param limit how many at most; 0 gives none
   * @throws UserError when the limit is no whole number from 0
   */
  getItems(limit: number = this.#limit): readonly ResponseInputItem[] {
    windowOf([], limit);
    const sql = limit === Infinity ? this.#sql.all : this.#sql.latest(limit + BEFORE_LIMIT);
    return windowOf(this.#rowsOf(sql).reverse(), limit);
  }

  /**
   * Adds copies of items behind those that are there.
   *
   * @throws UserError when one of them is no item; then, as when the database fails, none is added
   */
  addItems(items: readonly ResponseInputItem[]): void {
    const added = windowOf(items).map((item) => JSON.stringify(item));
    const input = JSON.stringify({ session: this.sessionId, items: added });
    this.#execute(this.#sql.add, (statement) => statement.run(input));
  }

  /** Takes the latest item out. */
  popItem(): ResponseInputItem | undefined {
    return this.#rowsOf(this.#sql.pop)[0];
  }

  /** Takes all items of this session out. */
  clearSession(): void {
    this.#execute(this.#sql.clear, (statement) => statement.run(this.sessionId));
  }

  /** Closes the database, for every session in it. */
  close(): void {
    this.#database.close();
  }

  #rowsOf(sql: string): ResponseInputItem[] {
    const rows = this.#execute(sql, (statement) => statement.all(this.sessionId));
    return rows.map((row) => JSON.parse((row as { readonly item: string }).item) as ResponseInputItem);
  }

  #execute<T>(sql: string, work: (statement: SqliteStatement) => T): T {
    const statement = this.#database.prepare(sql);
    try {
      return work(statement);
    } finally {
      statement.finalize?.();
    }
  }
}

/** What a session in memory would make of them. */
function windowOf(items: readonly ResponseInputItem[], limit = Infinity): readonly ResponseInputItem[] {
  return new MemorySession(items, { limit }).getItems();
}
