// Puts a text on the clipboard and says so.
import Copy from '@mui/icons-material/ContentCopyRounded';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useToast } from '#renderer/ui/toast.tsx';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: t('settings.copied') });
    } catch {
      toast({ text: t('settings.notCopied') });
    }
  };
  return (
    <Button variant="outlined" startIcon={<Copy sx={{ fontSize: 17 }} />} onClick={() => void copy()}>
      {label}
    </Button>
  );
}
