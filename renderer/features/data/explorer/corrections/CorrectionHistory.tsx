// Every correction by hand: what, who, when, and the way back.
import HistoryIcon from '@mui/icons-material/HistoryRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { visuallyHidden } from '#renderer/ui/visually-hidden.ts';
import { useCorrectionWords } from './use-correction-words.ts';
import { useCorrections } from './use-corrections.ts';

const PAGE = 100;

export function CorrectionHistory({ store }: { store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const describe = useCorrectionWords();
  const { undo, undoing } = useCorrections();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useQuery(
    engine.corrections.list.queryOptions({
      input: { store: store.code, limit },
      placeholderData: keepPreviousData,
    }),
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SectionSkeleton height={280} />;
  return (
    <Section
      flush
      title={<Term name="correction">{t('explorer.history.title')}</Term>}
      subtitle={t('explorer.history.text')}
    >
      {data.total === 0 ? (
        <EmptyState
          dense
          icon={<HistoryIcon />}
          title={t('explorer.history.emptyTitle')}
          text={t('explorer.history.emptyText')}
        />
      ) : (
        <TableContainer>
          <Table size="small" aria-label={t('explorer.history.title')}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 2.5 }}>{t('explorer.history.what')}</TableCell>
                <TableCell>{t('explorer.history.when')}</TableCell>
                <TableCell>
                  <span style={visuallyHidden}>{t('explorer.history.back')}</span>
                </TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.corrections.map(({ id, facts, who, at, undoneAt, undoneBy }) => (
                <TableRow key={id} hover>
                  <TableCell
                    component="th"
                    scope="row"
                    sx={{
                      pl: 2.5,
                      overflowWrap: 'anywhere',
                      color: undoneAt ? 'text.secondary' : undefined,
                      textDecoration: undoneAt ? 'line-through' : undefined,
                    }}
                  >
                    {describe(facts)}
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    <Tooltip title={format.moment(at)}>
                      <span>{format.ago(at)}</span>
                    </Tooltip>
                    <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                      {t('uploads.by', { who })}
                    </Box>
                  </TableCell>
                  <TableCell align="right" sx={{ pr: 2, whiteSpace: 'nowrap' }}>
                    {undoneAt ? (
                      <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
                        {t('uploads.undoneBy', { who: undoneBy, when: format.ago(undoneAt) })}
                      </Box>
                    ) : (
                      <Button
                        size="small"
                        loading={undoing === id}
                        aria-label={t('explorer.history.undoOf', { what: describe(facts) })}
                        onClick={() => undo(id)}
                      >
                        {t('actions.undo')}
                      </Button>
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {data.total > data.corrections.length && limit < 1000 && (
            <Button sx={{ m: 1.5 }} onClick={() => setLimit(limit + PAGE)}>
              {t('actions.showMore')}
            </Button>
          )}
        </TableContainer>
      )}
    </Section>
  );
}
