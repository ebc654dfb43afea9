// Which store a command is about when there may be only one.
import { AppError } from '#core/contract/errors.ts';
import type { Cli } from './command.ts';

/** The store asked for, or the only one. Throws input/invalid. */
export async function theStore({ client }: Pick<Cli, 'client'>, asked: string | undefined): Promise<string> {
  if (asked !== undefined) return asked;
  const stores = await client.stores.list();
  if (stores.length === 1) return stores[0].code;
  throw new AppError('input/invalid', `Say which store with --store: there are ${stores.length}.`, {
    field: 'store',
    expected: stores.map(({ code }) => code).join(', '),
  });
}
