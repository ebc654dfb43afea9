// jobs: what ran in this workspace, newest first.
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';

export const addJobs: AddCommand = (program, environment) => {
  newCommand(program, 'jobs', 'List the jobs of the workspace, newest first')
    .option('--limit <count>', 'at most so many', parseCount, 20)
    .action(({ limit, ...common }: CommonOptions & { limit: number }) =>
      withEngine(environment, common, async ({ client, console }) => {
        const jobs = await client.jobs.list({ limit });
        console.result(jobs, () =>
          jobs.length === 0
            ? 'No job ran in this workspace yet.'
            : formatTable(
                [
                  { title: 'Job', value: (job) => job.id },
                  { title: 'Kind', value: (job) => job.kind },
                  { title: 'State', value: (job) => job.state },
                  { title: 'What', value: (job) => job.title, maxWidth: 40 },
                  { title: 'Started', value: (job) => job.startedAt },
                  { title: 'Finished', value: (job) => job.finishedAt },
                  { title: 'Error', value: (job) => job.error?.message, maxWidth: 60 },
                ],
                jobs,
              ),
        );
      }),
    );
};
