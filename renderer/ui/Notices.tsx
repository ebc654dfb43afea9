// What a reader should know before trusting the figures below or above: said quietly, in the window's language.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#core/contract/predictions.ts';
import { useNoticeWords } from '#renderer/format/use-notice-words.ts';

interface Props {
  notices: readonly Notice[];
  /** Of the store: notices may name prices. */
  currency: string;
}

/** Nothing at all where there is nothing to say. */
export function Notices({ notices, currency }: Props) {
  const { t } = useTranslation();
  const noticeWords = useNoticeWords(currency);
  if (notices.length === 0) return null;
  return (
    <Alert severity="info" role="note" aria-label={t('notices.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {notices.map((notice) => (
          <li key={notice.code}>{noticeWords(notice)}</li>
        ))}
      </Box>
    </Alert>
  );
}
