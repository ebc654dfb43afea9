// What can be done with an evidence card: copy it as text, print it, save it as a file.
import Copy from '@mui/icons-material/ContentCopyRounded';
import Download from '@mui/icons-material/FileDownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '#core/contract/contract.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { EXPORT_TYPES, type ExportFormat, saveEngineFile } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { useEvidenceSheet } from './EvidenceSheet.tsx';
import { documentText, type EvidenceDocument } from './evidence-document.ts';

export function EvidenceActions({ shown, input }: { shown: EvidenceDocument; input: Inputs['evidence']['get'] }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const [exportAt, setExportAt] = useState<HTMLElement | null>(null);
  const { print, sheet } = useEvidenceSheet(shown);
  const save = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const { fileId } = await client.evidence.export({ ...input, format });
      return saveEngineFile(client, fileId, EXPORT_TYPES[format]);
    },
    onSuccess: (name) => toast({ text: t('smart.exported', { name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
  const copy = async () => {
    await navigator.clipboard.writeText(documentText(shown));
    toast({ text: t('evidence.copied') });
  };
  return (
    <>
      <Tooltip title={t('evidence.copy')}>
        <IconButton aria-label={t('evidence.copy')} onClick={() => void copy()}>
          <Copy sx={{ fontSize: 19 }} />
        </IconButton>
      </Tooltip>
      <Tooltip title={t('smart.print')}>
        <IconButton data-print="" aria-label={t('smart.print')} onClick={print}>
          <Print sx={{ fontSize: 20 }} />
        </IconButton>
      </Tooltip>
      <Tooltip title={t('smart.export')}>
        <IconButton
          aria-label={t('smart.export')}
          aria-haspopup="menu"
          data-file-access
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
      {sheet}
    </>
  );
}
