// Words for the stage of a job. A stage the window does not know shows its machine name, readable.
import { useTranslation } from 'react-i18next';
import en from '../i18n/locales/en/stages.json' with { type: 'json' };

type KnownStage = keyof typeof en;

const TRAINING = 'train:';

export function useStageWords(): (stage: string | null) => string {
  const { t } = useTranslation();
  const words = (stage: string) =>
    Object.hasOwn(en, stage) ? t(`stages.${stage as KnownStage}`) : stage.replaceAll('-', ' ');
  return (stage) => {
    if (!stage) return '';
    // A prediction or a backtest that has to train a model first names the stage of that training.
    return stage.startsWith(TRAINING)
      ? t('job.trainingFirst', { stage: words(stage.slice(TRAINING.length)) })
      : words(stage);
  };
}
