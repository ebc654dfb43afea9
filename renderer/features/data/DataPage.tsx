// Data: sales files in, checked before anything changes, and the history of what came in.
import Box from '@mui/material/Box';
import { DataHeader } from './DataTabs.tsx';
import { ImportFlow } from './ImportFlow.tsx';
import { RecipeList } from './recipes/RecipeList.tsx';
import { UploadHistory } from './UploadHistory.tsx';
import { useFlow } from './use-flow.ts';
import { WatchedFolder } from './watched/WatchedFolder.tsx';

export function DataPage() {
  const [step, setStep] = useFlow();
  return (
    <>
      <DataHeader />
      <div data-file-access="">
        <ImportFlow step={step} setStep={setStep} />
      </div>
      {step.name === 'file' && (
        <>
          <UploadHistory onContinue={(uploadId) => setStep({ name: 'report', uploadId })} />
          <Box data-file-access="" sx={{ display: 'grid', gap: 3, mt: 3 }}>
            <RecipeList />
            <WatchedFolder onOpened={(inspection) => setStep({ name: 'recipe', inspection })} />
          </Box>
        </>
      )}
    </>
  );
}
