// Alerts of the store in view, and putting them away with a way back.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Alert, AlertKind, AlertState } from '#core/contract/alerts.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

export interface AlertQuestion {
  readonly store: string;
  readonly asOf?: string;
  readonly state?: AlertState;
  readonly kind?: AlertKind;
  readonly limit?: number;
}

export function useAlerts({ store, asOf, state, kind, limit }: AlertQuestion) {
  const engine = useEngine();
  return useQuery({
    ...engine.alerts.list.queryOptions({ input: { store, asOf, state, kind, limit } }),
    // A row that was put away goes without the list blinking.
    placeholderData: keepPreviousData,
  });
}

/** Days for which an alert can be hidden. */
export const SNOOZE_DAYS = [1, 7, 30] as const;

export function useAlertChanges(store: string) {
  const client = useEngineClient();
  const toast = useToast();
  const { t } = useTranslation();
  const fail = (error: unknown) => toast({ text: errorWords(error, t).title });
  const refOf = ({ product, kind }: Alert) => ({ store, product, kind });
  const done = (text: string, alert: Alert) =>
    toast({
      text,
      action: { label: t('actions.undo'), onClick: () => void client.alerts.restore(refOf(alert)).catch(fail) },
    });
  const snooze = useMutation({
    mutationFn: ({ alert, days }: { alert: Alert; days: number }) => client.alerts.snooze({ ...refOf(alert), days }),
    onSuccess: (_, { alert, days }) =>
      done(t('alerts.snoozed', { name: alert.name, days: t('days', { count: days }) }), alert),
    onError: fail,
  });
  const dismiss = useMutation({
    mutationFn: (alert: Alert) => client.alerts.dismiss(refOf(alert)),
    onSuccess: (_, alert) => done(t('alerts.dismissed', { name: alert.name }), alert),
    onError: fail,
  });
  const restore = useMutation({
    mutationFn: (alert: Alert) => client.alerts.restore(refOf(alert)),
    onError: fail,
  });
  return { snooze: snooze.mutate, dismiss: dismiss.mutate, restore: restore.mutate };
}
