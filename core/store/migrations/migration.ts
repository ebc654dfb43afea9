// One numbered step of the database's schema.

export interface Migration {
  /** One more than the version before. */
  version: number;
  name: string;
  sql: string;
}
