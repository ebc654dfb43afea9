// Lists that came in, newest first, each with the way back.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListSubject } from '#core/contract/lists.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

export function ListHistory({ store, subject }: { store: string; subject: ListSubject }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const toast = useToast();
  const { data = [] } = useQuery(engine.lists.imports.queryOptions({ input: { store } }));
  const undo = useMutation(
    engine.lists.undo.mutationOptions({
      onSuccess: ({ fileName }) => toast({ text: t('inputs.history.undone', { file: fileName }) }),
      onError: (error) => toast({ text: errorWords(error, t).title }),
    }),
  );
  const shown = data.filter((one) => one.subject === subject);
  if (shown.length === 0) return null;
  return (
    <Section title={t('inputs.history.title')} subtitle={t('inputs.history.text')}>
      {shown.map(({ importId, fileName, who, at, changed, undoneAt }) => (
        <Box
          key={importId}
          sx={{ display: 'flex', alignItems: 'center', gap: 2, py: 0.75, borderTop: 1, borderColor: 'divider' }}
        >
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography variant="label" component="div" sx={{ overflowWrap: 'anywhere' }}>
              {fileName}
            </Typography>
            <Typography variant="caption" color="textSecondary" component="div" title={format.moment(at)}>
              {t('inputs.history.line', { count: changed, when: format.ago(at), who })}
            </Typography>
          </Box>
          {undoneAt === null ? (
            <Button
              size="small"
              disabled={undo.isPending}
              aria-label={t('inputs.history.undo', { file: fileName })}
              onClick={() => undo.mutate({ importId })}
            >
              {t('actions.undo')}
            </Button>
          ) : (
            <Typography variant="caption" color="textSecondary">
              {t('inputs.history.wasUndone')}
            </Typography>
          )}
        </Box>
      ))}
    </Section>
  );
}
