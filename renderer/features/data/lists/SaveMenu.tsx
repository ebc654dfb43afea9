// Saves what a grid shows as a file.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { MEDIA_TYPES } from '#renderer/features/bulk/mutations.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

type Kind = keyof typeof MEDIA_TYPES;

export function SaveMenu({ write }: { write: (kind: Kind) => Promise<{ fileId: string; rows: number }> }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: async (kind: Kind) => {
      const { fileId, rows } = await write(kind);
      return { name: await saveEngineFile(client, fileId, MEDIA_TYPES[kind]), rows };
    },
    onSuccess: ({ name, rows }) => toast({ text: t('inputs.exported', { count: rows, name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
  const save = (kind: Kind) => {
    setAnchor(null);
    mutate(kind);
  };
  return (
    <>
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
    </>
  );
}
