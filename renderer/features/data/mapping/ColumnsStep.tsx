// Step two: how the file was read and what its columns mean, all of it changeable, before any row is taken.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import { filesOf } from '#core/contract/inspected-files.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Draft } from '../flow.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { DateOrder } from './DateOrder.tsx';
import { FileRelations } from './FileRelations.tsx';
import { ImportChoices } from './ImportChoices.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { ReadingFields } from './ReadingFields.tsx';
import { ResultPreview } from './ResultPreview.tsx';
import { ShapeFields } from './ShapeFields.tsx';
import { useMapping } from './use-mapping.ts';
import { WholeStore } from './WholeStore.tsx';

interface Props {
  first: Inspection;
  onBack: () => void;
  /** As it was left, when the user comes back. */
  draft?: Draft;
  onChecking: (uploadId: string, jobId: string, draft: Draft) => void;
  /** The page is left with the columns as they are now. */
  onLeave: (draft: Draft) => void;
}

/** The result stays in sight beside what is said of the columns, where there is room. */
const BESIDE = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
};

export function ColumnsStep({ first, draft, onBack, onChecking, onLeave }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const state = useMapping(first, draft);
  const { inspection, options } = state;
  const leave = useRef(() => {});
  useEffect(() => {
    leave.current = () => onLeave(state.draft);
  });
  useEffect(() => () => leave.current(), []);
  const check = useMutation(
    engine.imports.check.mutationOptions({
      onSuccess: ({ uploadId, jobId }) => onChecking(uploadId, jobId, state.draft),
    }),
  );
  const missing = state.missing.map((role) => t(`data.role.${role}`));
  const lacksStore = !state.hasStoreColumn && options.store === null;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      {inspection.alreadyImported && (
        <Alert severity="info">
          {t('data.columns.already', {
            file: inspection.alreadyImported.fileName,
            when: format.moment(inspection.alreadyImported.at),
          })}
        </Alert>
      )}
      {inspection.reading.headerRows === 0 && <Alert severity="info">{t('data.columns.noHeader')}</Alert>}
      {missing.length > 0 && (
        <Alert severity="warning">
          <strong>{t('data.columns.missing', { roles: format.list(missing) })}</strong> {t('data.columns.missingText')}
        </Alert>
      )}
      {!state.hasProductColumn && <WholeStore state={state} />}
      {state.error ? <ErrorNote error={state.error} /> : null}
      {check.error && <ErrorNote error={check.error} />}
      <Box sx={BESIDE}>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Section
            title={inspection.fileName}
            subtitle={t('data.columns.fileNote', {
              size: format.bytes(inspection.sizeBytes),
              count: inspection.columns.length,
            })}
          >
            <ReadingFields state={state} />
            {inspection.dateOrder && (
              <DateOrder
                chosen={inspection.reading.dateOrder}
                dateOrder={inspection.dateOrder}
                onChoose={(dateOrder) => state.setReading({ dateOrder })}
              />
            )}
          </Section>
          {inspection.extras.length > 0 && (
            <Section title={t('data.files.title')} subtitle={t('data.files.text', { file: inspection.fileName })}>
              <FileRelations state={state} />
            </Section>
          )}
          <Section title={t('data.shape.title')}>
            <ShapeFields state={state} />
          </Section>
          <Section flush title={t('data.columns.title')} subtitle={t('data.columns.text')}>
            <Box sx={{ height: 3 }}>
              {state.isReading && <LinearProgress sx={{ height: 3 }} aria-label={t('loading')} />}
            </Box>
            <ColumnTable state={state} />
          </Section>
          <Section
            flush
            title={t('data.columns.preview')}
            subtitle={t('data.columns.previewText', { count: inspection.sampleRows.length })}
          >
            <PreviewTable state={state} />
          </Section>
          <Section title={t('data.columns.choices')}>
            <ImportChoices state={state} />
          </Section>
        </Box>
        <Box sx={{ position: { lg: 'sticky' }, top: 0 }}>
          <ResultPreview state={state} />
        </Box>
      </Box>
      <Box
        sx={{
          position: 'sticky',
          bottom: 0,
          zIndex: 4,
          display: 'flex',
          gap: 1,
          justifyContent: 'flex-end',
          alignItems: 'center',
          py: 1.5,
          bgcolor: 'background.default',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ mr: 'auto', typography: 'caption', color: 'text.secondary' }}>{t('data.columns.nothingYet')}</Box>
        <Button variant="outlined" onClick={onBack}>
          {t('data.columns.otherFile')}
        </Button>
        <Button
          variant="contained"
          loading={check.isPending}
          disabled={missing.length > 0 || state.isReading || lacksStore || inspection.shape.needsFirstDay}
          onClick={() => check.mutate({ ...filesOf(inspection), options })}
        >
          {t('data.columns.check')}
        </Button>
      </Box>
    </Box>
  );
}
