// Trains with good defaults at one click; the settings are there for those who want them.
import Tune from '@mui/icons-material/TuneRounded';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TrainSettingsDialog } from './TrainSettingsDialog.tsx';
import type { Training } from './use-training.ts';

export function TrainButton({ hasModel, training }: { hasModel: boolean; training: Training }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const isBusy = training.isStarting || training.job !== null;
  return (
    <>
      <Tooltip title={t('models.settings')}>
        <span>
          <Button
            variant="outlined"
            aria-label={t('models.settings')}
            disabled={isBusy}
            onClick={() => setIsOpen(true)}
            sx={{ minWidth: 40, px: 1 }}
          >
            <Tune sx={{ fontSize: 19 }} />
          </Button>
        </span>
      </Tooltip>
      <Button variant="contained" loading={training.isStarting} disabled={isBusy} onClick={() => training.start()}>
        {hasModel ? t('models.trainAgain') : t('models.train')}
      </Button>
      {isOpen && (
        <TrainSettingsDialog
          onClose={() => setIsOpen(false)}
          onTrain={(settings) => {
            setIsOpen(false);
            training.start(settings);
          }}
        />
      )}
    </>
  );
}
