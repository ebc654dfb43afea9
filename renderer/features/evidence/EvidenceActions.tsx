// What can be done with an evidence card: copy it as text, print it, save it as a file.
import Copy from '@mui/icons-material/ContentCopyRounded';
import Print from '@mui/icons-material/PrintOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '#core/contract/contract.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { useEvidenceSheet } from './EvidenceSheet.tsx';
import { documentText, type EvidenceDocument } from './evidence-document.ts';

export function EvidenceActions({ shown, input }: { shown: EvidenceDocument; input: Inputs['evidence']['get'] }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const { print, sheet } = useEvidenceSheet(shown);
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
      <SaveMenu look="icon" write={(choice) => client.evidence.export({ ...input, ...choice })} />
      {sheet}
    </>
  );
}
