// The way from a scenario that was only tried to one that counts.
import KeepIcon from '@mui/icons-material/TaskAltRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeepDialog } from './KeepDialog.tsx';
import { type Keepable, keepsAnything, keptScenario } from './kept-scenario.ts';

export function KeepButton({ name, currency, ...scenario }: Keepable & { name: string; currency: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (!keepsAnything(keptScenario(scenario, scenario.date))) return null;
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        startIcon={<KeepIcon sx={{ fontSize: 17 }} />}
        onClick={() => setIsOpen(true)}
        sx={{ justifySelf: 'end' }}
      >
        {t('smart.keep.open', { name })}
      </Button>
      {isOpen && <KeepDialog {...scenario} name={name} currency={currency} onClose={() => setIsOpen(false)} />}
    </>
  );
}
