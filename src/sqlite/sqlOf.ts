import { UserError } from '../index.js';

/** What a session says to its database. All but `create` have one parameter: the session's id, but for `add`. */
export interface SessionSql {
  readonly create: string;
  /** The latest rows first. */
  readonly all: string;
  /** @param count how many rows, the latest first */
  readonly latest: (count: number) => string;
  /** The parameter is JSON: `{ session, items }`, each of the items a text of JSON. */
  readonly add: string;
  readonly pop: string;
  readonly clear: string;
}

/**
 * The statements of a session. Each does all of its work, so that SQLite does that as a whole or not at all; and has one parameter,
 * since this is what all drivers bind alike.
 *
 * @throws UserError when the table's name is no plain name
 */
export function sqlOf(table: string): SessionSql {
  if (typeof table !== 'string' || !/^[a-z_]\w*$/i.test(table)) {
    throw new UserError(`The table "${table}" has no plain name. Use letters, digits and underscores.`);
  }
  const all = `SELECT item FROM "${table}" WHERE session = ? ORDER BY sequence DESC`;
  return {
    create: `
      CREATE TABLE IF NOT EXISTS "${table}" (sequence INTEGER PRIMARY KEY, session TEXT NOT NULL, item TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS "${table}_session" ON "${table}" (session);`,
    all,
    latest: (count) => `${all} LIMIT ${count}`,
    // Materialized, since SQLite would read the session's id out of all the JSON again for each row.
    add: `
      WITH given AS MATERIALIZED (SELECT ? AS json),
        target AS MATERIALIZED (SELECT json_extract(json, '$.session') AS session FROM given)
      INSERT INTO "${table}" (session, item)
      SELECT target.session, items.value FROM given, target, json_each(given.json, '$.items') AS items`,
    pop: `DELETE FROM "${table}" WHERE sequence = (SELECT max(sequence) FROM "${table}" WHERE session = ?) RETURNING item`,
    clear: `DELETE FROM "${table}" WHERE session = ?`,
  };
}
