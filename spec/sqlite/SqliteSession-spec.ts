import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { openDatabase, SqliteSession, type SqliteDatabase } from 'rxagents/sqlite';
import { reasoningItem, message, webSearch } from '../helpers/rawItems.js';
import { sessionContract } from '../helpers/sessionContract.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });

describe('SqliteSession', () => {
  let folder: string;
  let file: string;
  let database: SqliteDatabase;
  let count = 0;
  const newSession = (own: SqliteDatabase = database) =>
    new SqliteSession({ database: own, sessionId: `session ${++count}` });
  const wrong = (options: object) => () => new SqliteSession({ database, sessionId: 'ada', ...options });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rxagents-sqlite-'));
    file = join(folder, 'chat.db');
    database = await openDatabase(file);
  });
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  describe('in a file', () => {
    sessionContract(() => newSession());
  });

  describe('in a connection of the caller', () => {
    let connection: Database;
    beforeAll(() => void (connection = new Database(':memory:')));
    afterAll(() => connection.close());
    sessionContract(() => newSession(connection));
  });

  it('should be found again when its file is opened again', async () => {
    const first = new SqliteSession({ database: await openDatabase(file), sessionId: 'ada' });
    first.addItems([said('a'), said('b')]);
    first.close();
    expect(() => first.getItems()).toThrow('is closed');
    const again = new SqliteSession({ database: await openDatabase(file), sessionId: 'ada' });
    expect(again.getItems()).toEqual([said('a'), said('b')]);
    expect(again.sessionId).toBe('ada');
  });

  it('should see what another connection to its file adds, and the other way round', async () => {
    const one = new SqliteSession({ database, sessionId: 'shared' });
    const other = new SqliteSession({ database: await openDatabase(file), sessionId: 'shared' });
    one.addItems([said('a'), said('b')]);
    other.addItems([said('c')]);
    one.addItems([said('d')]);
    for (const session of [one, other]) expect(session.getItems()).toEqual(['a', 'b', 'c', 'd'].map(said));
    expect(other.popItem()).toEqual(said('d'));
    one.clearSession();
    expect(other.getItems()).toEqual([]);
  });

  it('should keep nothing of items of which the database refuses one', () => {
    database.exec(
      `CREATE TABLE refusing (sequence INTEGER PRIMARY KEY, session TEXT, item TEXT CHECK (item NOT LIKE '%refused%'))`,
    );
    const session = new SqliteSession({ database, sessionId: 'ada', table: 'refusing' });
    session.addItems([said('before')]);
    expect(() => session.addItems([said('a'), said('refused'), said('b')])).toThrow('CHECK constraint failed');
    expect(session.getItems()).toEqual([said('before')]);
    session.addItems([said('after')]);
    expect(session.getItems()).toEqual([said('before'), said('after')]);
  });

  it('should do each thing in a transaction of its own, or in that which its caller has begun', () => {
    const connection = new Database(':memory:');
    const session = newSession(connection);
    session.addItems([said('a')]);
    expect(connection.inTransaction).toBe(false);
    connection.exec('BEGIN');
    session.addItems([said('b')]);
    connection.exec('ROLLBACK');
    expect(session.getItems()).toEqual([said('a')]);
    session.close();
    expect(connection.isOpen).toBe(false);
  });

  it('should tell sessions and tables apart by their names, whatever they are', () => {
    const ids = ['ada', 'Ada', ' ada', `ada's "x"; DROP TABLE rxagents_items; --`, '😀', 'a%', '\\'];
    const sessions = ids.map((sessionId) => new SqliteSession({ database, sessionId, table: 'other_items' }));
    sessions.forEach((session, at) => session.addItems([said(`${at}`)]));
    sessions.forEach((session, at) => expect(session.getItems()).toEqual([said(`${at}`)]));
  });

  it('should have a limit of its own, which another one replaces', () => {
    const options = { database, sessionId: 'limited', limit: 2 };
    const session = new SqliteSession(options);
    session.addItems([said('a'), said('b'), said('c')]);
    expect(session.getItems()).toEqual([said('b'), said('c')]);
    expect(session.getItems(1)).toEqual([said('c')]);
    expect(session.getItems(Infinity)).toHaveLength(3);
  });

  it('should see that a limit cuts a response, long as it may be', () => {
    const session = newSession();
    const long = [reasoningItem(), ...Array.from({ length: 60 }, (_, at) => webSearch(`ws_${at}`)), message('Done.')];
    session.addItems([...long, said('Thanks.')]);
    expect(session.getItems(2)).toEqual([said('Thanks.')]);
  });

  it('should give back the memory of its statements, also when one fails', () => {
    let open = 0;
    const connection = new Database(':memory:');
    const counted: SqliteDatabase = {
      exec: (sql) => connection.exec(sql),
      close: () => connection.close(),
      prepare: (sql) => {
        const statement = connection.prepare(sql);
        open++;
        return {
          all: (value) => statement.all(value),
          run: (value) => statement.run(value),
          finalize: () => {
            open--;
            statement.finalize();
          },
        };
      },
    };
    const session = newSession(counted);
    session.addItems([said('a')]);
    session.popItem();
    connection.exec('DROP TABLE rxagents_items');
    expect(() => session.getItems()).toThrow();
    connection.exec('CREATE TABLE rxagents_items (sequence INTEGER PRIMARY KEY, session, item CHECK (item IS NULL))');
    expect(() => session.addItems([said('a')])).toThrow('CHECK');
    expect(open).toBe(0);
    session.close();
  });

  it.each<[string, object, string]>([
    ['no database', { database: undefined }, 'no open database'],
    ['a file for a database', { database: 'chat.db' }, 'no open database'],
    ['no id', { sessionId: undefined }, 'no sessionId'],
    ['an empty id', { sessionId: '' }, 'no sessionId'],
    ['an id with a NUL', { sessionId: 'a\0b' }, 'no sessionId'],
    ['an id with half a character', { sessionId: '\ud800' }, 'no sessionId'],
    ['a table of no plain name', { table: 'a"b' }, 'The table "a"b"'],
    ['a limit that is none', { limit: NaN }, 'The limit of a session is NaN'],
  ])('should refuse %s', (_what, options, message_) => {
    expect(wrong(options)).toThrow(message_);
    expect(wrong(options)).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});
