// What can be done with an answer: see its evidence (and print that), put it aside as a scenario, export it.
import Compare from '@mui/icons-material/CompareArrowsRounded';
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { EXPORT_TYPES, type ExportFormat, saveEngineFile } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { EvidenceButton } from '../evidence/EvidenceButton.tsx';
import { SCENARIO_KEYS, type Scenarios } from './compare/use-scenarios.ts';

interface Props {
  store: Store;
  prediction: Prediction;
  context: PredictionContext;
  date: string;
  scenarios: Scenarios;
}

export function SmartActions({ store, prediction, context, date, scenarios }: Props) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const [exportAt, setExportAt] = useState<HTMLElement | null>(null);

  const save = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const rows = [...scenarios.list, { name: t('smart.compare.now'), date, context }];
      const { fileId } = await client.predictions.exportScenarios({
        store: store.code,
        product: prediction.product,
        scenarios: rows.map(({ name, date: day, context: set }) => ({ name: name || '–', date: day, context: set })),
        format,
      });
      return saveEngineFile(client, fileId, EXPORT_TYPES[format]);
    },
    onSuccess: (name) => toast({ text: t('smart.exported', { name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });

  return (
    <>
      <EvidenceButton
        variant="outlined"
        store={store.code}
        product={prediction.product}
        date={date}
        context={context}
      />
      {SCENARIO_KEYS.map((key) => (
        <Button
          key={key}
          size="small"
          variant="outlined"
          startIcon={<Compare sx={{ fontSize: 17 }} />}
          onClick={() => {
            scenarios.save({ key, name: t('smart.compare.scenario', { key }), date, context });
            toast({ text: t('smart.compare.saved', { name: t('smart.compare.scenario', { key }) }) });
          }}
        >
          {t('smart.compare.save', { name: key })}
        </Button>
      ))}
      <Tooltip title={t('smart.export')}>
        <IconButton
          data-file-access=""
          aria-label={t('smart.export')}
          aria-haspopup="menu"
          disabled={save.isPending}
          onClick={(event) => setExportAt(event.currentTarget)}
        >
          <Download sx={{ fontSize: 20 }} />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={exportAt} open={exportAt !== null} onClose={() => setExportAt(null)}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              setExportAt(null);
              save.mutate(format);
            }}
          >
            {t(format === 'csv' ? 'smart.exportCsv' : 'smart.exportXlsx')}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
