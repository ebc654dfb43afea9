// Everything the palette can do, by group.
import { useColorScheme } from '@mui/material/styles';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ExportFormat } from '#core/contract/export-choice.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useKiosk } from '#renderer/engine/use-kiosk.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { chooseLanguage, LANGUAGES, type Language } from '#renderer/i18n/i18n.ts';
import { PATHS } from '#renderer/paths.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { useSaveFile } from '#renderer/ui/use-save-file.ts';
import { PAGES } from '../frame/pages.ts';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { useHelp } from '../help/help-context.tsx';
import { useTour } from '../tour/tour-context.tsx';

export type CommandGroup = 'pages' | 'products' | 'actions' | 'stores' | 'settings' | 'words';

export interface Command {
  id: string;
  group: CommandGroup;
  label: string;
  /** Other words by which it is found, and what is shown behind it. */
  also?: string;
  /** Keys that do the same without the palette. */
  keys?: string[];
  run: () => void;
}

export function useCommands(): Command[] {
  const { t, i18n } = useTranslation();
  const engine = useEngine();
  const client = useEngineClient();
  const navigate = useNavigate();
  const toast = useToast();
  const { setMode } = useColorScheme();
  const { stores, store, choose } = useStoreChoice();
  const kiosk = useKiosk();
  const help = useHelp();
  const tour = useTour();
  const tellError = useCallback((error: unknown) => toast({ text: errorWords(error, t).title }), [toast, t]);
  const { mutate: train } = useMutation(engine.models.train.mutationOptions({ onError: tellError }));
  const { save } = useSaveFile();
  const code = store?.code;
  const exportList = useCallback(
    async (format: ExportFormat) => {
      const latest = code === undefined ? null : await client.bulk.latest({ store: code }).catch(tellError);
      if (latest === undefined) return;
      if (latest) save(format, (choice) => client.bulk.export({ bulkId: latest.bulkId, ...choice }));
      else toast({ text: t('palette.noList') });
    },
    [client, code, save, toast, t, tellError],
  );

  return useMemo(() => {
    const go = (path: string) => () => void navigate(path);
    const pages = PAGES.map(
      ({ key, to, letter }): Command => ({
        id: `page-${key}`,
        group: 'pages',
        label: t(`frame.page.${key}`),
        keys: ['g', letter],
        run: go(to),
      }),
    );
    const actions: Command[] = [
      { id: 'import', group: 'actions', label: t('palette.import'), run: go(PATHS.data) },
      { id: 'terms', group: 'actions', label: t('palette.terms'), run: go(PATHS.dataProducts) },
      { id: 'suppliers', group: 'actions', label: t('palette.suppliers'), run: go(PATHS.dataSuppliers) },
      { id: 'explorer', group: 'actions', label: t('palette.explorer'), run: go(PATHS.dataExplorer) },
      { id: 'predict', group: 'actions', label: t('palette.orderList'), run: go(PATHS.bulk) },
      { id: 'alerts', group: 'actions', label: t('palette.alerts'), run: go(PATHS.alerts) },
      { id: 'tour', group: 'actions', label: t('settings.help.startTour'), run: tour.start },
      { id: 'keys', group: 'actions', label: t('help.keys'), keys: ['?'], run: () => help.show('keys') },
      { id: 'words', group: 'actions', label: t('help.words'), run: () => help.show('words') },
    ];
    if (store?.lastDay) {
      const { code } = store;
      actions.unshift({
        id: 'train',
        group: 'actions',
        label: t('palette.train'),
        run: () => {
          train({ store: code });
          void navigate(PATHS.models);
        },
      });
      if (!kiosk) {
        actions.push(
          {
            id: 'csv',
            group: 'actions',
            label: t('palette.exportCsv'),
            also: 'export csv',
            run: () => void exportList('csv'),
          },
          {
            id: 'xlsx',
            group: 'actions',
            label: t('palette.exportXlsx'),
            also: 'export',
            run: () => void exportList('xlsx'),
          },
        );
      }
    }
    const switchStore = stores
      .filter(({ code }) => code !== store?.code)
      .map(
        ({ code, name }): Command => ({
          id: `store-${code}`,
          group: 'stores',
          label: t('palette.switchStore', { store: name }),
          run: () => choose(code),
        }),
      );
    const settings: Command[] = [
      ...(['system', 'light', 'dark'] as const).map(
        (mode): Command => ({
          id: `theme-${mode}`,
          group: 'settings',
          label: `${t('frame.theme')}: ${t(`frame.mode.${mode}`)}`,
          also: 'theme',
          run: () => setMode(mode),
        }),
      ),
      ...(Object.keys(LANGUAGES) as Language[]).map(
        (language): Command => ({
          id: `language-${language}`,
          group: 'settings',
          label: `${t('frame.language')}: ${LANGUAGES[language]}`,
          also: 'language',
          run: () => void chooseLanguage(i18n, language),
        }),
      ),
    ];
    return [...pages, ...actions, ...switchStore, ...settings];
  }, [t, i18n, navigate, stores, store, choose, kiosk, help, tour, setMode, train, exportList]);
}
