// The latest files that came in.

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { Section } from '#renderer/ui/Section.tsx';

export function Uploads({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (data.latestUploads.length === 0) return null;
  return (
    <Section
      title={t('dashboard.uploads')}
      actions={
        <Button size="small" component={Link} to={PATHS.data}>
          {t('dashboard.import')}
        </Button>
      }
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {data.latestUploads.map(({ uploadId, fileName, at, rows }) => (
          <Box component="li" key={uploadId} sx={{ display: 'flex', gap: 2, alignItems: 'baseline' }}>
            <Typography variant="body2" noWrap title={fileName} sx={{ minWidth: 0, flex: 1 }}>
              {fileName}
            </Typography>
            <Typography variant="caption" color="textSecondary" sx={{ flexShrink: 0 }}>
              {t('dashboard.rows', { count: rows, formatted: format.count(rows) })} · {format.ago(at)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
