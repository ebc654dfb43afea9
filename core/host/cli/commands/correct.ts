// Corrections by hand: correct, rename, merge, close-days; corrections lists them and takes one back.
import type { Correction } from '#core/contract/corrections.ts';
import { AppError } from '#core/contract/errors.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';
import { parseCount, parseDay, parseNumber, parseYesNo } from '../parse-options.ts';
import { theStore } from '../the-store.ts';

type Options = CommonOptions & { store?: string };
type Values = { units?: number; price?: number; stock?: number; promotion?: boolean };

const STORE = ['--store <code>', 'the store; may be left out where there is only one'] as const;

export const addCorrect: AddCommand = (program, environment) => {
  newCommand(program, 'correct <product> <day>', 'Correct the record of a product and day by hand')
    .option(...STORE)
    .option('--units <count>', 'units sold', parseNumber)
    .option('--price <amount>', 'unit price', parseNumber)
    .option('--stock <count>', 'stock at opening', parseNumber)
    .option('--promotion <yes|no>', 'whether it was promoted', parseYesNo)
    .action((product: string, day: string, { store, units, price, stock, promotion, ...common }: Options & Values) =>
      withEngine(environment, common, async (cli) => {
        const values = { units, price, stock, promotion };
        if (Object.values(values).every((value) => value === undefined)) {
          throw new AppError('input/invalid', 'Say what to correct: --units, --price, --stock or --promotion.', {
            field: 'values',
            expected: 'at least one value',
          });
        }
        tell(
          cli,
          await cli.client.corrections.correct({
            store: await theStore(cli, store),
            product,
            day: parseDay(day),
            values,
          }),
        );
      }),
    );
  newCommand(program, 'rename <product> <name>', 'Give a product a name that files do not change again')
    .option(...STORE)
    .action((product: string, name: string, { store, ...common }: Options) =>
      withEngine(environment, common, async (cli) =>
        tell(cli, await cli.client.corrections.rename({ store: await theStore(cli, store), product, name })),
      ),
    );
  newCommand(program, 'merge <from> <into>', 'From now on the history of one product counts for another one')
    .option(...STORE)
    .option('--name <name>', 'name of the other one, where the store does not have it yet')
    .action((from: string, into: string, { store, name, ...common }: Options & { name?: string }) =>
      withEngine(environment, common, async (cli) =>
        tell(cli, await cli.client.corrections.merge({ store: await theStore(cli, store), from, into, name })),
      ),
    );
  newCommand(program, 'close-days <from> [to]', 'Mark days on which the store was closed')
    .option(...STORE)
    .action((from: string, to: string | undefined, { store, ...common }: Options) =>
      withEngine(environment, common, async (cli) => {
        const range = { from: parseDay(from), to: to === undefined ? undefined : parseDay(to) };
        tell(cli, await cli.client.corrections.closeDays({ store: await theStore(cli, store), ...range }));
      }),
    );
  newCommand(program, 'corrections', 'List corrections by hand, newest first')
    .option(...STORE)
    .option('--undo <id>', 'take this one back')
    .option('--limit <count>', 'at most so many (1 to 1000)', parseCount, 20)
    .action(({ store, undo, limit, ...common }: Options & { undo?: string; limit: number }) =>
      withEngine(environment, common, async (cli) => {
        const { client, console } = cli;
        if (undo !== undefined) {
          const correction = await client.corrections.undo({ correctionId: undo });
          console.result({ correction }, () => `Undone: ${describe(correction)}.`);
          return;
        }
        const page = await client.corrections.list({ store: await theStore(cli, store), limit });
        console.result(page, () => (page.total === 0 ? 'Nothing was corrected yet.' : listText(page.corrections)));
      }),
    );
};

function tell({ console }: Cli, made: { correction: Correction | null }): void {
  const { correction } = made;
  console.result(made, () =>
    correction === null
      ? 'Nothing was changed: it is so already.'
      : `${describe(correction)}.\nTake it back: corrections --undo ${correction.id}`,
  );
}

function describe({ facts }: Correction): string {
  if (facts.kind === 'rename') return `${facts.product} "${facts.before}" is called "${facts.after}"`;
  if (facts.kind === 'merge') return `${facts.from} counts for ${facts.into}`;
  if (facts.kind === 'closed-days') return `Closed from ${facts.from} to ${facts.to}`;
  const { before, after } = facts;
  const said = Object.entries(after).map(([name, value]) => {
    const old = before?.[name as keyof typeof after];
    return `${name} ${old ?? 'nothing'} → ${value ?? 'nothing'}`;
  });
  return `${facts.product} on ${facts.day}: ${said.join(', ')}`;
}

const listText = (corrections: readonly Correction[]): string =>
  formatTable(
    [
      { title: 'Correction', value: ({ id }) => id },
      { title: 'What', value: describe, maxWidth: 70 },
      { title: 'When', value: ({ at }) => at },
      { title: 'Who', value: ({ who }) => who },
      { title: 'Undone', value: ({ undoneAt, undoneBy }) => (undoneAt ? `${undoneAt} by ${undoneBy}` : null) },
    ],
    corrections,
  );
