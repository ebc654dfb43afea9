// Step four: the rows are in the store; what to do next.
import Done from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import type { Draft } from './flow.ts';
import { SaveRecipe } from './recipes/SaveRecipe.tsx';

interface Props {
  uploadId: string;
  /** What led here; undefined for an upload that was left open. */
  draft?: Draft;
  onAnother: () => void;
}

export function DoneStep({ uploadId, draft, onAnother }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const { store, choose } = useStoreChoice();
  const { data: upload, error } = useQuery(engine.imports.get.queryOptions({ input: { uploadId } }));
  const [imported] = upload?.report?.result.stores ?? [];
  // The pages now show the store that was just imported, unless one of the imported ones is showing already.
  const isShown = store !== null && (upload?.report?.result.stores.includes(store.code) ?? true);
  useEffect(() => {
    if (imported && !isShown) choose(imported);
  }, [imported, isShown, choose]);
  if (error) return <ErrorState error={error} />;
  if (!upload?.report) return <PageSkeleton cards={0} />;
  const { effect, result } = upload.report;
  return (
    <Card>
      <EmptyState
        icon={<Done />}
        title={t('data.done.title', { file: upload.fileName })}
        text={t('data.done.text', {
          inserted: format.count(effect.inserted),
          replaced: format.count(effect.replaced),
          unchanged: format.count(effect.unchanged),
          stores: format.list(result.stores.slice(0, 4)),
        })}
        action={
          <>
            <Button variant="contained" component={Link} to={PATHS.models}>
              {t('data.done.train')}
            </Button>
            <Button variant="outlined" component={Link} to={PATHS.dashboard}>
              {t('data.done.dashboard')}
            </Button>
            <Button variant="outlined" onClick={onAnother}>
              {t('data.done.another')}
            </Button>
          </>
        }
      />
      <Box sx={{ maxWidth: 520, mx: 'auto', px: 2, pb: 4 }}>
        <SaveRecipe upload={upload} draft={draft} />
      </Box>
    </Card>
  );
}
