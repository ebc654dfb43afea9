// The sheet behind "?": keys, and the words of the glossary with a search.
import Close from '@mui/icons-material/CloseRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMAND_KEY, Keys } from '#renderer/ui/Keys.tsx';
import { PAGES } from '../frame/pages.ts';
import { matches } from '../palette/matching.ts';
import { useTour } from '../tour/tour-context.tsx';
import { TERM_NAMES } from './term-names.ts';

export type HelpTab = 'keys' | 'words';

interface Props {
  tab: HelpTab;
  search: string;
  onTab: (tab: HelpTab) => void;
  onClose: () => void;
}

export function HelpDialog({ tab, search, onTab, onClose }: Props) {
  const { t } = useTranslation();
  const tour = useTour();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" slotProps={{ paper: { 'aria-label': t('help.title') } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 1.5, borderBottom: 1, borderColor: 'divider' }}>
        <Tabs value={tab} onChange={(_event, next: HelpTab) => onTab(next)} aria-label={t('help.title')}>
          <Tab value="keys" label={t('help.keys')} id="help-tab-keys" aria-controls="help-panel" />
          <Tab value="words" label={t('help.words')} id="help-tab-words" aria-controls="help-panel" />
        </Tabs>
        <Button
          sx={{ ml: 'auto' }}
          onClick={() => {
            onClose();
            tour.start();
          }}
        >
          {t('settings.help.startTour')}
        </Button>
        <IconButton aria-label={t('help.close')} onClick={onClose}>
          <Close sx={{ fontSize: 20 }} />
        </IconButton>
      </Box>
      <DialogContent
        role="tabpanel"
        id="help-panel"
        aria-labelledby={`help-tab-${tab}`}
        tabIndex={0}
        sx={{ height: 460, outlineOffset: -2 }}
      >
        {tab === 'keys' ? <KeyList /> : <WordList key={search} search={search} />}
      </DialogContent>
    </Dialog>
  );
}

function KeyList() {
  const { t } = useTranslation();
  const anywhere: [string, string[]][] = [
    [t('help.key.palette'), [COMMAND_KEY, 'K']],
    [t('help.key.print'), [COMMAND_KEY, 'P']],
    [t('help.key.help'), ['?']],
    [t('help.key.search'), ['/']],
    [t('help.key.close'), ['Esc']],
  ];
  const pages = PAGES.map(({ key, letter }): [string, string[]] => [t(`frame.page.${key}`), ['g', letter]]);
  const tables: [string, string[]][] = [
    [t('help.key.cells'), ['Tab']],
    [t('help.key.day'), ['Alt', '↓']],
    [t('help.key.months'), ['PgUp', 'PgDn']],
  ];
  return (
    <>
      <KeyGroup title={t('help.anywhere')} lines={anywhere} />
      <KeyGroup title={t('help.pages')} text={t('help.pagesText')} lines={pages} />
      <KeyGroup title={t('help.fields')} lines={tables} />
    </>
  );
}

function KeyGroup({ title, text, lines }: { title: string; text?: string; lines: [string, string[]][] }) {
  return (
    <Box component="section" sx={{ mb: 2.5 }}>
      <Typography variant="h3" component="h2">
        {title}
      </Typography>
      {text && (
        <Typography variant="caption" color="textSecondary" component="div">
          {text}
        </Typography>
      )}
      <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
        {lines.map(([label, keys]) => (
          <Box
            key={label}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              gap: 2,
              py: 0.625,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Typography component="dt" variant="body2">
              {label}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}>
              <Keys keys={keys} />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function WordList({ search }: { search: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(search);
  const shown = TERM_NAMES.filter((name) => matches(`${t(`terms.${name}.word`)} ${t(`terms.${name}.text`)}`, text));
  return (
    <>
      <TextField
        label={t('help.searchWords')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        fullWidth
        sx={{ mt: 0.75, mb: 1.5 }}
      />
      <Box component="dl" sx={{ m: 0 }}>
        {shown.map((name) => (
          <Box key={name} sx={{ py: 0.875, borderBottom: 1, borderColor: 'divider' }}>
            <Typography component="dt" variant="h3">
              {t(`terms.${name}.word`)}
            </Typography>
            <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
              {t(`terms.${name}.text`)}
            </Typography>
          </Box>
        ))}
      </Box>
      {shown.length === 0 && (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('palette.nothing', { text })}
        </Typography>
      )}
    </>
  );
}
