import { Database } from 'node-sqlite3-wasm';
import { sqlOf } from '../../src/sqlite/sqlOf.js';

const added = (session: string, items: unknown[]) =>
  JSON.stringify({ session, items: items.map((item) => JSON.stringify(item)) });

describe('sqlOf', () => {
  let sql: ReturnType<typeof sqlOf>;
  let database: Database;
  beforeAll(() => void (database = new Database(':memory:')));
  afterAll(() => database.close());
  beforeEach(() => {
    sql = sqlOf('items');
    database.exec(`DROP TABLE IF EXISTS items; ${sql.create}`);
  });

  it('should say how to add, read, pop and clear', () => {
    database.run(sql.add, added('a', [1, 2]));
    database.run(sql.add, added('b', [3]));
    database.run(sql.add, added('a', [4]));
    expect(database.all(sql.all, 'a')).toEqual([{ item: '4' }, { item: '2' }, { item: '1' }]);
    expect(database.all(sql.latest(2), 'a')).toEqual([{ item: '4' }, { item: '2' }]);
    expect(database.all(sql.pop, 'a')).toEqual([{ item: '4' }]);
    database.run(sql.clear, 'a');
    expect(database.all(sql.all, 'a')).toEqual([]);
    expect(database.all(sql.all, 'b')).toEqual([{ item: '3' }]);
  });

  it('should make the table and its index once', () => {
    database.run(sql.add, added('a', [1]));
    database.exec(sql.create);
    expect(database.all(sql.all, 'a')).toHaveLength(1);
  });

  it('should read a session by its index, newest first, without sorting', () => {
    for (const query of [sql.all, sql.latest(3)]) {
      const plan = database.all(`EXPLAIN QUERY PLAN ${query}`, 'a');
      expect(plan).toMatchObject([{ detail: 'SEARCH items USING INDEX items_session (session=?)' }]);
    }
  });

  it('should take the session out of the JSON once, not for each item', () => {
    const details = database.all(`EXPLAIN QUERY PLAN ${sql.add}`, added('a', [])).map((row) => row['detail']);
    expect(details).toEqual(expect.arrayContaining(['MATERIALIZE given', 'MATERIALIZE target']));
  });

  it.each(['', '1a', 'a b', 'a"b', 'main.items', undefined as never])('should refuse the table %p', (table) => {
    expect(() => sqlOf(table)).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});
