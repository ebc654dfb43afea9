// Saves a replay by product as a file.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplaySummary } from '#core/contract/replays.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

const MEDIA_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function ReplayExport({ replay }: { replay: ReplaySummary }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: async (format: keyof typeof MEDIA_TYPES) => {
      const { fileId } = await client.replays.export({ jobId: replay.jobId, format });
      return saveEngineFile(client, fileId, MEDIA_TYPES[format]);
    },
    onSuccess: (name) => toast({ text: t('palette.exported', { name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
  const save = (format: keyof typeof MEDIA_TYPES) => {
    setAnchor(null);
    mutate(format);
  };
  return (
    <Box data-file-access="">
      <Button
        variant="outlined"
        startIcon={<Download />}
        loading={isPending}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('actions.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => save('xlsx')}>{t('bulk.exportXlsx')}</MenuItem>
        <MenuItem onClick={() => save('csv')}>{t('bulk.exportCsv')}</MenuItem>
      </Menu>
    </Box>
  );
}
