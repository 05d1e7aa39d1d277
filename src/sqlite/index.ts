export { openDatabase } from './openDatabase.js';
export type { SqliteDatabase, SqliteStatement } from './SqliteDatabase.js';
export { SqliteSession, type SqliteSessionOptions } from './SqliteSession.js';
