// status: the workspace, its models, and what runs.
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatPairs, formatShare, formatTable } from '../output/table.ts';

export const addStatus: AddCommand = (program, environment) => {
  newCommand(program, 'status', 'The workspace and the model of each store').action((options: CommonOptions) =>
    withEngine(environment, options, async ({ client, console }) => {
      const [workspace, system, training] = await Promise.all([
        client.workspace.get(),
        client.system.info(),
        client.models.status(),
      ]);
      console.result({ workspace, system, training }, () =>
        [
          formatPairs([
            ['Workspace', `${workspace.name} (${workspace.path})`],
            ['Shelfcast', `${system.version}, Node ${system.nodeVersion}, ${system.platform}`],
            ['Training', `${system.threads} threads, kernels: ${system.kernels}`],
            ['After a crash', system.recoveredFromCrash ? 'yes: the last run did not close this workspace' : null],
          ]),
          training.stores.length === 0
            ? 'There is no store yet. Import a sales file: import FILE'
            : formatTable(
                [
                  { title: 'Store', value: (store) => store.store },
                  { title: 'Model', value: (store) => store.modelId },
                  { title: 'Trained', value: (store) => store.trainedAt },
                  { title: 'Data until', value: (store) => store.origin },
                  { title: 'Newer days', value: (store) => store.newerDays },
                  { title: 'WAPE', value: (store) => formatShare(store.wape), align: 'right' },
                  { title: 'Naive WAPE', value: (store) => formatShare(store.naiveWape), align: 'right' },
                ],
                training.stores,
              ),
        ].join('\n\n'),
      );
    }),
  );
};
