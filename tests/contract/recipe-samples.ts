// Sample calls about recipes (saved from an upload, found again, handed on) and the watched folder.
import type { ImportOptions, Inspection } from '#core/contract/imports.ts';
import { answers, type Known, learn, misfit, refuses, type SampleTable } from './sample-kit.ts';

const file = ({ inspection }: Known) => inspection as Inspection;

export const recipesSamples: SampleTable['recipes'] = {
  list: [answers(() => undefined, 'answers without any')],
  match: [answers((known) => ({ file: file(known) }), 'finds none')],
  save: [
    answers(
      ({ checkedUploadId }) => ({ uploadId: checkedUploadId, name: 'Till' }),
      'saves one',
      learn('recipeId', 'id'),
    ),
    refuses('conflict/name-taken', ({ checkedUploadId }) => ({ uploadId: checkedUploadId, name: 'Till' })),
    refuses('not-found/upload', () => ({ uploadId: 'none', name: 'Other' })),
    misfit(({ checkedUploadId }) => ({ uploadId: checkedUploadId, name: ' ' })),
  ],
  rename: [
    answers(({ recipeId }) => ({ recipeId, name: 'Weekly till' })),
    refuses('not-found/recipe', () => ({ recipeId: 'none', name: 'Other' })),
  ],
  export: [answers(() => undefined)],
  import: [
    answers((known) => ({
      kind: 'shelfcast-recipes' as const,
      version: 1 as const,
      recipes: [
        {
          name: 'Weekly till',
          options: known.importOptions as ImportOptions,
          columns: [{ column: 'day', kind: 'date' as const }],
        },
      ],
    })),
    misfit(() => ({ kind: 'something else', version: 1, recipes: [] })),
  ],
  remove: [answers(({ recipeId }) => ({ recipeId })), refuses('not-found/recipe', ({ recipeId }) => ({ recipeId }))],
};

export const watchedFolderSamples: SampleTable['watchedFolder'] = {
  get: [answers(() => undefined, 'watches nothing')],
  set: [
    answers(({ workspaceDir }) => ({ path: workspaceDir, mode: 'ask' as const }), 'watches a folder'),
    refuses('input/path', ({ workspaceDir }) => ({ path: `${workspaceDir}-missing`, mode: 'import' as const })),
    misfit(() => ({ path: null, mode: 'perhaps' })),
  ],
  look: [answers(() => undefined)],
  open: [refuses('not-found/file', () => ({ name: '../secret.csv' }))],
};
