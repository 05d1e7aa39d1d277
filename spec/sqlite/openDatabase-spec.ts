import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from 'rxagents/sqlite';

describe('openDatabase', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rxagents-open-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => {
    jest.resetModules();
    jest.dontMock('node-sqlite3-wasm');
  });

  it('should make the file where it is not there, and keep what is in it', async () => {
    const file = join(folder, 'new.db');
    (await openDatabase(file)).exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    expect(statSync(file).isFile()).toBe(true);
    expect((await openDatabase(file)).prepare('SELECT a FROM t WHERE a > ?').all('0')).toEqual([]);
    expect((await openDatabase(file)).prepare('SELECT a FROM t WHERE a < ?').all('0')).toEqual([{ a: 1 }]);
  });

  it('should reject when the file cannot be opened or is no database', async () => {
    await expect(openDatabase(join(folder, 'no folder', 'a.db'))).rejects.toThrow();
    const text = join(folder, 'text.db');
    writeFileSync(text, 'This is no database. '.repeat(100));
    await expect(openDatabase(text)).rejects.toThrow('not a database');
  });

  it('should refuse a database in memory, of which nothing would be left', async () => {
    for (const file of [':memory:', '', undefined as never]) {
      const message = expect.stringContaining('openDatabase() was given no file');
      await expect(openDatabase(file)).rejects.toMatchObject({ name: 'UserError', message });
    }
  });

  it('should say what is to be installed where the driver is not', async () => {
    jest.doMock('node-sqlite3-wasm', () => {
      throw new Error('Cannot find module');
    });
    await expect(openDatabase(join(folder, 'a.db'))).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('npm install node-sqlite3-wasm'),
      cause: expect.objectContaining({ message: 'Cannot find module' }),
    });
  });
});
