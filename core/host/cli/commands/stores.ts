// stores: the stores of the workspace.
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';

export const addStores: AddCommand = (program, environment) => {
  newCommand(program, 'stores', 'List the stores').action((options: CommonOptions) =>
    withEngine(environment, options, async ({ client, console }) => {
      const stores = await client.stores.list();
      console.result(stores, () =>
        stores.length === 0
          ? 'There is no store yet. Import a sales file: import FILE'
          : formatTable(
              [
                { title: 'Store', value: (store) => store.code },
                { title: 'Name', value: (store) => store.name, maxWidth: 32 },
                { title: 'Products', value: (store) => store.productCount },
                { title: 'Observations', value: (store) => store.observationCount },
                { title: 'First day', value: (store) => store.firstDay },
                { title: 'Last day', value: (store) => store.lastDay },
                { title: 'Model', value: (store) => store.activeModelId },
              ],
              stores,
            ),
      );
    }),
  );
};
