// Hands a list in, has it checked, checks it again with what the user changes, and takes it over.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListCheck, ListRole, ListSubject } from '#core/contract/lists.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { handIn } from '#renderer/engine/files.ts';

export interface ListChoices {
  /** What the user said of columns. */
  mapping: ReadonlyMap<string, ListRole>;
  addProducts: boolean;
  /** ISO day; undefined: the last known day. */
  stockDay: string | undefined;
}

const NO_CHOICES: ListChoices = { mapping: new Map(), addProducts: false, stockDay: undefined };

export function useListCheck(store: string, subject: ListSubject) {
  const client = useEngineClient();
  const [fileId, setFileId] = useState<string | null>(null);
  const [choices, setChoices] = useState(NO_CHOICES);
  const [check, setCheck] = useState<ListCheck | null>(null);

  const ask = async (file: string, { mapping, addProducts, stockDay }: ListChoices) => {
    const answer = await client.lists.check({
      store,
      subject,
      fileId: file,
      mapping: [...mapping].map(([column, role]) => ({ column, role })),
      addProducts,
      stockDay,
    });
    setCheck(answer);
  };
  const read = useMutation({
    mutationFn: async (file: File) => {
      const { fileId: id } = await handIn(client, file, () => {}, new AbortController().signal);
      setFileId(id);
      setChoices(NO_CHOICES);
      setCheck(null);
      await ask(id, NO_CHOICES);
    },
  });
  const again = useMutation({ mutationFn: (next: ListChoices) => ask(fileId ?? '', next) });
  const commit = useMutation({ mutationFn: (listId: string) => client.lists.commit({ listId }) });
  return {
    check,
    choices,
    read: read.mutate,
    choose: (change: Partial<ListChoices>) => {
      const next = { ...choices, ...change };
      setChoices(next);
      again.mutate(next);
    },
    commit: commit.mutateAsync,
    isBusy: read.isPending || again.isPending || commit.isPending,
    error: read.error ?? again.error ?? commit.error,
  };
}
