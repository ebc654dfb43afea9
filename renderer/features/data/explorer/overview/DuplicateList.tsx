// Rows that files held twice, or of which several make one day, by file.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ExplorerStatistics } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';

export function DuplicateList({ found: { duplicates } }: { found: ExplorerStatistics }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('explorer.duplicates.title')} subtitle={t('explorer.duplicates.text')}>
      {duplicates.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('explorer.duplicates.none')}
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {duplicates.map(({ uploadId, fileName, code, rows }) => (
            <Box component="li" key={uploadId + code} sx={{ py: 0.5, typography: 'body2', overflowWrap: 'anywhere' }}>
              {fileName}
              <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                {t(`explorer.duplicates.${code}`, { count: rows, formatted: format.count(rows) })}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}
