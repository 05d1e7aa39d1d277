import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import { databaseIn, type Connection } from '../../src/sqlite/databaseIn.js';

const ROWS = JSON.stringify(Array(6000).fill('kept'));
const root = join(__dirname, '../..');

describe('databaseIn', () => {
  let folder: string;
  const connect = (file: string) => new Database(file);
  const fileAt = (name: string) => join(folder, name);
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rxagents-database-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('should run statements', () => {
    const database = databaseIn(fileAt('run.db'), connect);
    database.exec('CREATE TABLE t (a)');
    database.prepare('INSERT INTO t VALUES (?)').run('x');
    expect(database.prepare('SELECT a FROM t WHERE a = ?').all('x')).toEqual([{ a: 'x' }]);
  });

  it('should have the file to itself only while a statement runs', () => {
    const file = fileAt('shared.db');
    const [one, other] = [databaseIn(file, connect), databaseIn(file, connect)];
    one.exec('CREATE TABLE t (a)');
    for (const database of [one, other, one]) database.prepare('INSERT INTO t VALUES (?)').run('x');
    expect(existsSync(`${file}.lock`)).toBe(false);
    expect(other.prepare('SELECT a FROM t WHERE a = ?').all('x')).toHaveLength(3);
  });

  it('should leave no connection open, whatever becomes of the statement', () => {
    let open = 0;
    const counted = (file: string): Connection => {
      const database = new Database(file);
      open++;
      return {
        exec: (sql) => database.exec(sql),
        run: (sql, value) => database.run(sql, value),
        all: (sql, value) => database.all(sql, value),
        close: () => {
          open--;
          database.close();
        },
      };
    };
    const database = databaseIn(fileAt('closed.db'), counted);
    database.exec('CREATE TABLE t (a)');
    expect(() => database.exec('no SQL')).toThrow('syntax error');
    expect(() => database.prepare('no SQL').run('x')).toThrow('syntax error');
    expect(open).toBe(0);
  });

  it('should say so when the file stays locked', () => {
    const file = fileAt('locked.db');
    let isClosed = false;
    const database = databaseIn(file, () => ({
      run: () => undefined,
      all: () => [],
      exec: () => {
        throw new Error('database is locked');
      },
      close: () => {
        isClosed = true;
      },
    }));
    expect(() => database.exec('')).toThrow(`remove the folder "${file}.lock"`);
    const cause = new Error('database is locked');
    expect(() => database.exec('')).toThrow(expect.objectContaining({ name: 'UserError', cause }));
    expect(isClosed).toBe(true);
  });

  it('should be closed once it is closed', () => {
    const database = databaseIn(fileAt('end.db'), connect);
    database.close();
    database.close();
    expect(() => database.exec('')).toThrow('is closed. Open it again');
  });

  it('should undo what a process that was killed had half written', () => {
    const file = fileAt('killed.db');
    const database = databaseIn(file, connect);
    database.exec('CREATE TABLE t (a)');
    database.prepare('INSERT INTO t SELECT value || hex(zeroblob(500)) FROM json_each(?)').run(ROWS);
    const program = fileAt('killed.ts');
    writeFileSync(program, halfWriting(file));
    expect(spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), program]).signal).toBe('SIGKILL');
    expect(existsSync(`${file}.lock`)).toBe(true);
    rmdirSync(`${file}.lock`);
    const select = database.prepare('SELECT count(*) AS count FROM t WHERE a LIKE ?');
    expect([...select.all('kept%'), ...select.all('lost%')]).toEqual([{ count: 6000 }, { count: 0 }]);
  }, 30_000);
});

/** A program that is killed in the middle of an update, of which more than SQLite's cache holds is on the disk by then. */
const halfWriting = (file: string) => `
import driver from 'node-sqlite3-wasm';
import { databaseIn } from ${JSON.stringify(join(root, 'src/sqlite/databaseIn.ts'))};

const kill = (row) => (row === 6000 ? process.kill(process.pid, 'SIGKILL') : '');
const database = databaseIn(${JSON.stringify(file)}, (path) => new driver.Database(path).function('kill_at_last', kill));
database.prepare('UPDATE t SET a = ? || substr(a, 5) || kill_at_last(rowid)').run('lost');
`;
