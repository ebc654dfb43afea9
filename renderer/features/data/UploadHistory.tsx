// Every file that came in: when, by whom, what it did, and the way back.
import HistoryIcon from '@mui/icons-material/HistoryRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { UploadTable } from './uploads/UploadTable.tsx';

const PAGE = 50;

export function UploadHistory({ onContinue }: { onContinue: (uploadId: string) => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useQuery(engine.imports.list.queryOptions({ input: { offset: 0, limit } }));
  return (
    <Section flush title={<Term name="upload">{t('data.history.title')}</Term>} subtitle={t('data.history.text')}>
      {error ? (
        <ErrorState dense error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Box sx={{ px: 2.5, pb: 2 }} role="status" aria-label={t('loading')}>
          <Skeleton height={38} />
          <Skeleton height={38} />
        </Box>
      ) : data.length === 0 ? (
        <EmptyState
          dense
          icon={<HistoryIcon />}
          title={t('data.history.emptyTitle')}
          text={t('data.history.emptyText')}
        />
      ) : (
        <>
          <UploadTable uploads={data} onContinue={onContinue} />
          {data.length === limit && (
            <Button sx={{ m: 1.5 }} onClick={() => setLimit(limit + PAGE)}>
              {t('actions.showMore')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}
