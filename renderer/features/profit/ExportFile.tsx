// Saves what the page shows as a file.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

const MEDIA_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

interface Props {
  /** Has the engine write the file. */
  make: (format: keyof typeof MEDIA_TYPES) => Promise<{ fileId: string }>;
  disabled?: boolean;
}

export function ExportFile({ make, disabled = false }: Props) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: async (format: keyof typeof MEDIA_TYPES) =>
      saveEngineFile(client, (await make(format)).fileId, MEDIA_TYPES[format]),
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
        disabled={disabled}
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
