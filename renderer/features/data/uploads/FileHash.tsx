// The beginning of a file's hash; all of it to see and to copy.
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { Upload } from '#core/contract/imports.ts';
import { useToast } from '#renderer/ui/toast.tsx';

export function FileHash({ upload: { sha256, fileName } }: { upload: Pick<Upload, 'sha256' | 'fileName'> }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(sha256);
    toast({ text: t('uploads.hashCopied', { file: fileName }) });
  };
  const title = (
    <>
      {t('uploads.hash')}
      <br />
      <span style={{ overflowWrap: 'anywhere' }}>{sha256}</span>
    </>
  );
  return (
    <Tooltip title={title} describeChild>
      <ButtonBase
        aria-label={`${t('uploads.copyHash')} ${sha256.slice(0, 8)}`}
        onClick={() => void copy()}
        sx={{ font: 'inherit', fontVariantNumeric: 'tabular-nums', borderRadius: 0.5, verticalAlign: 'baseline' }}
      >
        {sha256.slice(0, 8)}
      </ButtonBase>
    </Tooltip>
  );
}
