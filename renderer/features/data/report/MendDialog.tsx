// Values that could not be read, mended all alike: read as something else, or their rows left out on purpose.
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import type { ImportIssue, IssueCode } from '#core/contract/imports.ts';

const MENDABLE: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'bad-date',
  'absurd-date',
  'bad-number',
  'absurd-number',
  'bad-optional-number',
  'missing-date',
  'missing-product',
  'missing-store',
  'missing-units',
]);

/** Whether cells of one column are what is wrong. */
export const isMendable = ({ code, column }: Pick<ImportIssue, 'code' | 'column'>): boolean =>
  column !== null && MENDABLE.has(code);

interface Props {
  issue: ImportIssue;
  onMend: (repairs: Repair[]) => void;
  onClose: () => void;
}

interface Answer {
  to: string;
  skip: boolean;
}

export function MendDialog({ issue, onMend, onClose }: Props) {
  const { t } = useTranslation();
  const column = issue.column ?? '';
  const values = [...new Set(issue.examples.map(({ value }) => value))];
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const answerOf = (value: string): Answer => answers.get(value) ?? { to: '', skip: false };
  const say = (value: string, change: Partial<Answer>) =>
    setAnswers(new Map(answers).set(value, { ...answerOf(value), ...change }));
  const repairs = values.flatMap((value): Repair[] => {
    const { to, skip } = answerOf(value);
    return skip || to.trim() !== ''
      ? [{ column, value, file: null, line: null, heading: null, to: skip ? null : to.trim() }]
      : [];
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="mend-title">
      <DialogTitle id="mend-title">{t('data.mend.title', { what: t(`data.issue.${issue.code}`) })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
          {t('data.mend.text', { column })}
        </Typography>
        <Stack sx={{ gap: 2, pt: 0.5 }}>
          {values.map((value) => (
            <Stack key={value} direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
              <TextField
                label={value === '' ? t('data.mend.empty') : t('data.mend.value', { value })}
                value={answerOf(value).to}
                disabled={answerOf(value).skip}
                onChange={({ target }) => say(value, { to: target.value })}
                sx={{ flex: 1 }}
              />
              <FormControlLabel
                control={
                  <Checkbox size="small" checked={answerOf(value).skip} onChange={(_, skip) => say(value, { skip })} />
                }
                label={t('data.mend.skip')}
                slotProps={{ typography: { variant: 'body2' } }}
              />
            </Stack>
          ))}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('actions.cancel')}</Button>
        <Button variant="contained" disabled={repairs.length === 0} onClick={() => onMend(repairs)}>
          {t('data.mend.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
