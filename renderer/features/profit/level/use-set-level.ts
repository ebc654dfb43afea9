// Makes a service level count: of the store, of a category's products, of one product, of each its own; with undo.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Store, StoreSettings } from '#core/contract/stores.ts';
import type { TermsPatch } from '#core/contract/terms.ts';
import type { TradeOffPoint } from '#core/contract/trade-offs.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

/** Levels that can be set. */
const LEAST = 0.5;
const MOST = 0.995;

/** A point as the level that is set for it: in stores that measure the share of demand met, that share. */
export function levelToSet(
  { serviceLevel, fillRate }: TradeOffPoint,
  measure: StoreSettings['serviceMeasure'],
): number {
  const level = measure === 'fill' ? fillRate : serviceLevel;
  return Math.min(MOST, Math.max(LEAST, Math.round(level * 10_000) / 10_000));
}

export type LevelOrder =
  | { readonly subject: Subject; readonly level: number }
  | { readonly levels: readonly { readonly product: string; readonly serviceLevel: number }[] };

type Before =
  | { readonly settings: Pick<StoreSettings, 'serviceLevel' | 'serviceMeasure'> }
  | { readonly terms: TermsPatch[] };

export function useSetLevel(store: Store) {
  const { t } = useTranslation();
  const engine = useEngine();
  const client = useEngineClient();
  const queries = useQueryClient();
  const toast = useToast();
  const say = (error: unknown) => toast({ text: errorWords(error, t).title });
  const { code, settings } = store;

  async function setStore(next: Partial<StoreSettings>): Promise<void> {
    const saved = await client.stores.updateSettings({ store: code, settings: next });
    queries.setQueryData<Store[]>(engine.stores.list.queryKey(), (stores) =>
      stores?.map((other) => (other.code === saved.code ? saved : other)),
    );
  }

  async function set(order: LevelOrder): Promise<Before> {
    if ('levels' in order) {
      return { terms: (await client.terms.update({ store: code, changes: [...order.levels] })).before };
    }
    const { subject, level } = order;
    if (subject.product !== undefined) {
      const changes = [{ product: subject.product, serviceLevel: level }];
      return { terms: (await client.terms.update({ store: code, changes })).before };
    }
    if (subject.category !== undefined) {
      const filter = { category: [subject.category] };
      const values = { serviceLevel: level };
      return { terms: (await client.terms.updateMatching({ store: code, filter, values })).before };
    }
    const { serviceLevel, serviceMeasure } = settings;
    // A level that is set and one that the app works out by itself cannot both count.
    await setStore({ serviceLevel: level, ...(serviceMeasure === 'economic' && { serviceMeasure: 'cycle' }) });
    return { settings: { serviceLevel, serviceMeasure } };
  }

  async function takeBack(before: Before): Promise<void> {
    if ('settings' in before) await setStore(before.settings);
    else if (before.terms.length > 0) await client.terms.update({ store: code, changes: before.terms });
    toast({ text: t('profit.level.undone') });
  }

  return useMutation({
    mutationFn: set,
    onSuccess: (before) =>
      toast({
        text: t('profit.level.saved'),
        action: { label: t('actions.undo'), onClick: () => void takeBack(before).catch(say) },
      }),
    onError: say,
  });
}
