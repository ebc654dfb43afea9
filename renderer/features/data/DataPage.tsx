// Data: sales files in, checked before anything changes, and the history of what came in.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { type FlowStep, START } from './flow.ts';
import { ImportFlow } from './ImportFlow.tsx';
import { UploadHistory } from './UploadHistory.tsx';

export function DataPage() {
  const { t } = useTranslation();
  const [step, setStep] = useState<FlowStep>(START);
  return (
    <>
      <PageHeader title={t('data.title')} subtitle={t('data.subtitle')} />
      <div data-file-access="">
        <ImportFlow step={step} setStep={setStep} />
      </div>
      {step.name === 'file' && <UploadHistory onContinue={(uploadId) => setStep({ name: 'report', uploadId })} />}
    </>
  );
}
