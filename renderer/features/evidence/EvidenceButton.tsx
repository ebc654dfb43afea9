// Opens the evidence behind a recommendation, wherever one is shown.
import EvidenceIcon from '@mui/icons-material/FactCheckOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import type { EvidenceQuestion } from './evidence-question.ts';

export function EvidenceButton({
  variant = 'text',
  ...question
}: EvidenceQuestion & { variant?: 'text' | 'outlined' }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant={variant}
        aria-haspopup="dialog"
        startIcon={<EvidenceIcon sx={{ fontSize: 17 }} />}
        onClick={() => setIsOpen(true)}
      >
        {t('evidence.open')}
      </Button>
      {isOpen && <EvidenceDialog {...question} onClose={() => setIsOpen(false)} />}
    </>
  );
}
